package org.mailhelm.plugin.mail.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.MailServer;

/** What the server lets others see and reach. */
@ExtendWith(SharedServer.class)
class ServerSurfaceTest {
    private final TestServer server;

    ServerSurfaceTest(TestServer server) {
        this.server = server;
    }

    @Test
    void refusesAdministrationWithoutTheToken() throws Exception {
        for (String path : List.of("/domains", "/users", "/mappings", "/mailQueues", "/tasks", "/quota")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, "Authorization", "Bearer wrong").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void letsNoWebPageReadTheAdministration() throws Exception {
        HttpResponse<String> refused = get("/domains", "Origin", "https://evil.test");
        HttpResponse<String> preflight = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.administration("/domains"))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("Origin", "https://evil.test")
                                .header("Access-Control-Request-Method", "PUT")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
                .isNotIn("*", "null", "https://evil.test");
    }

    @Test
    void listensWhereItSaysAndNowhereElse() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
        Set<String> expected = new TreeSet<>();
        server.ports().forEach(port -> expected.add("loopback " + port));
        expected.add("loopback " + server.administration("/").getPort());

        assertThat(listening(server.process().pid())).isEqualTo(expected);
    }

    @Test
    void keepsItsSecretsOffTheCommandLineAndInPrivateFiles() throws Exception {
        String token = Files.readString(server.folder().resolve("token"));
        String commandLine = server.process().info().commandLine().orElse("");
        String environment =
                Files.readString(Path.of("/proc/" + server.process().pid() + "/environ"));

        assertThat(commandLine).isNotEmpty().doesNotContain(token);
        assertThat(environment).doesNotContain(token);
        for (String file : List.of("token", "server.properties", "keystore.p12", "keystore.password")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(server.folder().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void tellsItsState() {
        MailServer.Status status = server.control().status();

        assertThat(status.phase()).isEqualTo(MailServer.Phase.RUNNING);
        assertThat(status.listeners()).hasSize(6);
        assertThat(status.queues()).extracting("name").contains("spool", "outgoing");
        assertThat(status.memoryBytes().orElseThrow()).isBetween(100L << 20, 700L << 20);
        assertThat(status.certificate()).get().satisfies(certificate -> {
            assertThat(certificate.selfSigned()).isTrue();
            assertThat(certificate.names()).contains("mail.example.com");
            assertThat(certificate.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        });
        assertThat(status.exposure().open()).isFalse();
        assertThat(server.control().log(20)).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    }

    private HttpResponse<String> get(String path, String... header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.administration(path));
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sockets of the process that are in state LISTEN (0A), as the kernel tells. */
    private static Set<String> listening(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files.toList()) {
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        }
        Set<String> sockets = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals("0A") && inodes.contains(fields[9])) {
                    sockets.add(socket(fields[1]));
                }
            }
        }
        return sockets;
    }

    private static String socket(String hex) {
        String[] parts = hex.split(":");
        boolean loopback = parts[0].endsWith("0100007F") || parts[0].equals("00000000000000000000000001000000");
        return (loopback ? "loopback " : parts[0] + " ") + Integer.parseInt(parts[1], 16);
    }
}
