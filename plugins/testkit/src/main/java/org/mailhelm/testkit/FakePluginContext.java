package org.mailhelm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.platform.rest.HttpRestClient;
import org.mailhelm.platform.rest.RestClients;
import org.slf4j.Logger;

/**
 * What a service gets from the host, in a test: the host's own HTTP client, a clock that stands still, a folder of its
 * own, and a log that can be read. Close it after the service; as with the host's, every call then fails.
 */
public final class FakePluginContext implements PluginContext, AutoCloseable {

    private final String connectionName;
    private final Duration patience;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final RecordedLogger logger;
    private final RestClients clients = new RestClients(Clock.systemUTC());
    private final List<HttpRestClient> opened = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "fake-context");
        thread.setDaemon(true);
        return thread;
    });
    private final Path folder;
    private volatile boolean closed;

    /** For a connection called "test" whose HTTP calls wait as long as the plugin says. */
    public FakePluginContext() {
        this("test", Duration.ofDays(1));
    }

    /**
     * For a connection of that name.
     *
     * @param patience no HTTP call waits longer for its answer, whatever the plugin says, so that tests of slow servers
     *     are quick
     */
    public FakePluginContext(String connectionName, Duration patience) {
        this.connectionName = connectionName;
        this.patience = patience;
        this.logger = new RecordedLogger("plugin." + connectionName);
        try {
            this.folder = Files.createTempDirectory("mailhelm-plugin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String connectionName() {
        checkOpen();
        return connectionName;
    }

    @Override
    public RestClient rest(URI base, RestOptions options) {
        checkOpen();
        Duration within = options.answerTimeout().compareTo(patience) > 0 ? patience : options.answerTimeout();
        HttpRestClient client = clients.open(base, options.answerWithin(within), logger);
        opened.add(client);
        return client;
    }

    @Override
    public MutableClock clock() {
        checkOpen();
        return clock;
    }

    @Override
    public Path dataDirectory() {
        checkOpen();
        return folder;
    }

    @Override
    public Logger logger() {
        checkOpen();
        return logger;
    }

    @Override
    public ScheduledExecutorService executor() {
        checkOpen();
        return executor;
    }

    /** All that was logged so far, by the plugin and by its HTTP clients. Works after closing too. */
    public List<String> log() {
        return logger.lines();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        opened.forEach(HttpRestClient::close);
        clients.close();
        executor.shutdownNow();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
