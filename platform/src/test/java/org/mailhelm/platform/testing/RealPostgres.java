package org.mailhelm.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of the machine's Debian package, on loopback with a folder of its own. One for all tests. */
public final class RealPostgres {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "test-" + UUID.randomUUID();
    private static Optional<Integer> port = Optional.empty();

    private RealPostgres() {}

    /** Whether the package is there. */
    public static boolean installed() {
        return bin().isPresent();
    }

    /** The address of a new, empty database, for {@code DATABASE_URL}. */
    public static synchronized String newDatabase() {
        int listening = port.orElseGet(RealPostgres::start);
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = connect(listening);
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "postgresql://mailhelm:" + PASSWORD + "@127.0.0.1:" + listening + "/" + name;
    }

    private static int start() {
        Path bin = bin().orElseThrow();
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = Files.createTempDirectory("mailhelm-postgres");
            int free = probe.getLocalPort();
            probe.close();
            Path passwordFile = Files.writeString(folder.resolve("pw"), PASSWORD);
            boolean root = "root".equals(System.getProperty("user.name"));
            if (root) {
                run(List.of("chown", "-R", "postgres", folder.toString()));
            }
            Path data = folder.resolve("data");
            run(asPostgres(
                    root,
                    bin.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "mailhelm",
                    "--pwfile=" + passwordFile,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--no-sync"));
            Process server = new ProcessBuilder(asPostgres(
                            root,
                            bin.resolve("postgres").toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            String.valueOf(free),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=" + folder,
                            "-c",
                            "fsync=off"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            waitFor(free);
            port = Optional.of(free);
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(int listening) {
        org.awaitility.Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> {
                    connect(listening).close();
                    return true;
                });
    }

    private static Connection connect(int listening) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + listening + "/postgres", "mailhelm", PASSWORD);
    }

    private static List<String> asPostgres(boolean root, String... command) {
        List<String> all = new ArrayList<>();
        if (root) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process server, Path folder) {
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> bin() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
