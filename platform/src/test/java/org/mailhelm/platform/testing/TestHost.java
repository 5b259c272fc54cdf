package org.mailhelm.platform.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailhelm.platform.start.StartOptions;
import org.mailhelm.platform.start.Variables;

/** A whole host on a free port, with a data folder and a database of its own, for a test to start and end. */
public final class TestHost implements AutoCloseable {

    private final EmbeddedServer server;

    private TestHost(EmbeddedServer server) {
        this.server = server;
    }

    /** On SQLite in the folder. */
    public static TestHost start(Path folder, Map<String, String> variables, Object... singletons) {
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("DATA_DIR", folder.toString());
        try {
            all.putIfAbsent(
                    "PLUGINS_DIR",
                    Files.createDirectories(folder.resolve("built-in")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Variables environment = new Variables(all);
        StartOptions options = StartOptions.from(environment);
        options.prepareFolders();
        Map<String, Object> properties = new LinkedHashMap<>(options.properties());
        properties.put("micronaut.server.port", -1);
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("spec.name", "TestHost");
        ApplicationContext context = ApplicationContext.builder("test")
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(environment)
                .singletons(singletons)
                .start();
        return new TestHost(context.getBean(EmbeddedServer.class).start());
    }

    /** A bean of the host. */
    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Where it listens. */
    public URI uri() {
        return server.getURI();
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
    }
}
