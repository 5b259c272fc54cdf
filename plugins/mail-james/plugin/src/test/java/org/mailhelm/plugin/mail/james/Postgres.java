package org.mailhelm.plugin.mail.james;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailhelm.api.Secret;

/** A real PostgreSQL of the machine's Debian package, on loopback, with one empty database. */
final class Postgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String USER = "mail";

    private final String password = "p-" + UUID.randomUUID();
    private final int port = freePort();
    private final Path folder = Files.createTempDirectory("mail-postgres");
    private final Path bin;
    private final Process server;

    private Postgres(Path bin) throws IOException, InterruptedException {
        this.bin = bin;
        Path secret = Files.writeString(folder.resolve("password"), password);
        if (ROOT) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        String data = folder.resolve("data").toString();
        run(program("initdb", "-D", data, "-U", USER, "--pwfile=" + secret, "-A", "scram-sha-256", "--no-sync"));
        server = new ProcessBuilder(program(
                        "postgres",
                        "-D",
                        data,
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            run(program("pg_isready", "-h", "127.0.0.1", "-p", Integer.toString(port)));
            return true;
        });
    }

    /** Starts one, or skips the test where there is none. */
    static Postgres start() throws IOException, InterruptedException {
        Optional<Path> bin = Optional.empty();
        if (Files.isDirectory(VERSIONS)) {
            try (Stream<Path> versions = Files.list(VERSIONS)) {
                bin = versions.map(version -> version.resolve("bin"))
                        .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
                        .max(Comparator.naturalOrder());
            }
        }
        assumeTrue(bin.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        return new Postgres(bin.orElseThrow());
    }

    String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String user() {
        return USER;
    }

    Secret password() {
        return Secret.of(password);
    }

    /** What a query answers, column by column, row by row. */
    String query(String sql) throws IOException, InterruptedException {
        return run(List.of(
                        bin.resolve("psql").toString(),
                        "-At",
                        "-d",
                        "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/postgres",
                        "-c",
                        sql))
                .strip();
    }

    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        command.add(bin.resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.destroy();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
