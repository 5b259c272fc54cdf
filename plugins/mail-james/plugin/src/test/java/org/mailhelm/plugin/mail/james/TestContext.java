package org.mailhelm.plugin.mail.james;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.platform.rest.RestClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the host gives, its own HTTP client included, with a running clock and a folder of the test's choice. */
record TestContext(Path dataDirectory, ScheduledExecutorService executor) implements PluginContext {
    private static final RestClients CLIENTS = new RestClients(Clock.systemUTC());

    TestContext(Path dataDirectory) {
        this(dataDirectory, Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "test-context");
            thread.setDaemon(true);
            return thread;
        }));
    }

    @Override
    public String connectionName() {
        return "test";
    }

    @Override
    public RestClient rest(URI base, RestOptions options) {
        return CLIENTS.open(base, options, logger());
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("mail-james.test");
    }
}
