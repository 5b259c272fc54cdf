package org.mailhelm.platform.start;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailhelm.platform.storage.SqliteDriver;

/**
 * What must be known before anything is started.
 *
 * @param port where the host listens
 * @param dataFolder where everything is kept
 * @param pluginFolder where built-in plugins are found
 * @param database where the data lives
 */
public record StartOptions(int port, Path dataFolder, Path pluginFolder, DatabaseAddress database) {

    /** Reads them, or says which variable is wrong. */
    public static StartOptions from(Variables variables) {
        Path data = Path.of(variables.text("DATA_DIR").orElse("data"));
        Path file = variables.text("DATABASE_FILE").map(Path::of).orElse(data.resolve("mailhelm.db"));
        return new StartOptions(
                variables.number("PORT", 5000, 1, 65535),
                data,
                Path.of(variables.text("PLUGINS_DIR").orElse("plugins")),
                variables
                        .text("DATABASE_URL")
                        .map(DatabaseAddress::postgresql)
                        .orElseGet(() -> DatabaseAddress.sqlite(file.toAbsolutePath())));
    }

    /** Makes the folders that are missing. */
    public void prepareFolders() {
        prepare(dataFolder, "DATA_DIR");
        if (database.kind().equals("sqlite")) {
            String url = database.url();
            Path file = Path.of(url.substring("jdbc:sqlite:".length(), url.indexOf('?')));
            Path folder = file.getParent();
            if (folder != null) {
                prepare(folder, "DATABASE_FILE");
            }
        }
    }

    /** Looks whether the port is free, before anything is opened or printed that a running host would share. */
    public void checkPort() {
        try {
            new ServerSocket(port).close();
        } catch (BindException e) {
            throw new StartFailure(StartupFailures.explain(e, port), e);
        } catch (IOException e) {
            throw new StartFailure(
                    "Port " + port + " can't be opened: " + e.getMessage() + ". Choose another with PORT.", e);
        }
    }

    private static void prepare(Path folder, String variable) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure(unwritable(folder, variable), e);
        }
        if (!Files.isWritable(folder)) {
            throw new StartFailure(unwritable(folder, variable));
        }
    }

    private static String unwritable(Path folder, String variable) {
        return "The folder " + folder.toAbsolutePath().normalize()
                + " can't be written. Give this user the right to, or name" + " another folder with " + variable + ".";
    }

    /** The same for the framework. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.port", port);
        properties.put("mailhelm.data-folder", dataFolder.toString());
        properties.put("mailhelm.plugin-folder", pluginFolder.toString());
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("mailhelm.database-kind", database.kind());
        if (database.kind().equals("sqlite")) {
            properties.put("datasources.default.driver-class-name", SqliteDriver.class.getName());
        }
        return properties;
    }
}
