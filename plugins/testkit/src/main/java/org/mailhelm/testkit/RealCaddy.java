package org.mailhelm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Caddy with its admin API on loopback. Its HTTP and HTTPS ports are free ones, declared as Caddy's own, so
 * that a server on {@link #httpsPort()} is to Caddy what one on 443 is elsewhere. Certificates come from its internal
 * authority: nothing asks a public one.
 */
public final class RealCaddy implements AutoCloseable {

    private static final String PROGRAM = "/usr/bin/caddy";

    private final RealServer server;
    private final Path folder;
    private final int adminPort;
    private final int httpPort;
    private final int httpsPort;

    private RealCaddy(RealServer server, Path folder, List<Integer> ports) {
        this.server = server;
        this.folder = folder;
        this.adminPort = ports.get(0);
        this.httpPort = ports.get(1);
        this.httpsPort = ports.get(2);
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return RealServer.installed(PROGRAM);
    }

    /** Starts one without any server, or skips the test where there is none. */
    public static RealCaddy start() {
        Assumptions.assumeTrue(installed(), "Caddy is not installed (Debian: apt-get install caddy)");
        Path folder = RealServer.newFolder("caddy");
        List<Integer> ports = RealServer.freePorts(3);
        try {
            Path file = Files.writeString(folder.resolve("base.json"), base(folder, ports, "{}"));
            RealServer server = RealServer.start(
                    folder,
                    List.of(PROGRAM, "run", "--config", file.toString()),
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(0) + "/config/"))
                            .build());
            return new RealCaddy(server, folder, ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base(Path folder, List<Integer> ports, String servers) {
        return """
            {"admin": {"listen": "127.0.0.1:%d"},
             "storage": {"module": "file_system", "root": "%s"},
             "apps": {
               "http": {"http_port": %d, "https_port": %d, "servers": %s},
               "pki": {"certificate_authorities": {"local": {"install_trust": false}}},
               "tls": {"automation": {"policies": [{"@id": "base-tls", "issuers": [{"module": "internal"}]}]}}}}
            """.formatted(ports.get(0), folder, ports.get(1), ports.get(2), servers);
    }

    /** Replaces all servers, given as JSON. */
    public void servers(String json) {
        load(base(folder, List.of(adminPort, httpPort, httpsPort), json));
    }

    /** Replaces the whole configuration. */
    public void load(String json) {
        RealServer.exchange("POST", adminUrl().resolve("/load"), json);
    }

    /** A call of the admin API; fails unless it is taken. */
    public String admin(String method, String path, String json) {
        return RealServer.exchange(method, adminUrl().resolve(path), json);
    }

    /** The whole configuration, as Caddy writes it. */
    public String configuration() {
        return admin("GET", "/config/", "");
    }

    /** Where the admin API is. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + adminPort);
    }

    /** What Caddy takes for port 80. */
    public int httpPort() {
        return httpPort;
    }

    /** What Caddy takes for port 443. */
    public int httpsPort() {
        return httpsPort;
    }

    @Override
    public void close() {
        server.close();
    }
}
