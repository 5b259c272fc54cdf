package org.mailhelm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The machine's PowerDNS with an empty SQLite database and its HTTP API on loopback. */
public final class RealPowerDns implements AutoCloseable {

    private static final String PROGRAM = "/usr/sbin/pdns_server";
    private static final String SQLITE = "/usr/bin/sqlite3";
    private static final Path SCHEMA = Path.of("/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql");

    private final RealServer server;
    private final URI apiUrl;
    private final int dnsPort;
    private final String apiKey;

    private RealPowerDns(RealServer server, URI apiUrl, int dnsPort, String apiKey) {
        this.server = server;
        this.apiUrl = apiUrl;
        this.dnsPort = dnsPort;
        this.apiKey = apiKey;
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return RealServer.installed(PROGRAM, SQLITE) && Files.isReadable(SCHEMA);
    }

    /** Starts one without zones, or skips the test where there is none. */
    public static RealPowerDns start() {
        Assumptions.assumeTrue(
                installed(),
                "PowerDNS is not installed (Debian: apt-get install pdns-server pdns-backend-sqlite3 sqlite3)");
        Path folder = RealServer.newFolder("powerdns");
        List<Integer> ports = RealServer.freePorts(2);
        String key = "key-" + UUID.randomUUID();
        URI api = URI.create("http://127.0.0.1:" + ports.get(1) + "/api/v1");
        try {
            createDatabase(folder);
            Files.writeString(folder.resolve("pdns.conf"), """
                launch=gsqlite3
                gsqlite3-database=%1$s/pdns.sqlite3
                gsqlite3-dnssec=yes
                local-address=127.0.0.1
                local-port=%2$d
                socket-dir=%1$s
                api=yes
                api-key=%4$s
                webserver=yes
                webserver-address=127.0.0.1
                webserver-port=%3$d
                webserver-allow-from=127.0.0.0/8
                cache-ttl=0
                query-cache-ttl=0
                negquery-cache-ttl=0
                zone-cache-refresh-interval=0
                security-poll-suffix=
                """.formatted(folder, ports.get(0), ports.get(1), key));
            RealServer server = RealServer.start(
                    folder,
                    List.of(
                            PROGRAM,
                            "--config-dir=" + folder,
                            "--daemon=no",
                            "--guardian=no",
                            "--write-pid=no",
                            "--disable-syslog"),
                    HttpRequest.newBuilder(URI.create(api + "/servers/localhost"))
                            .header("X-API-Key", key)
                            .build());
            return new RealPowerDns(server, api, ports.get(0), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDatabase(Path folder) throws IOException {
        Process sqlite = new ProcessBuilder(
                        SQLITE, "-bail", folder.resolve("pdns.sqlite3").toString())
                .redirectErrorStream(true)
                .redirectInput(SCHEMA.toFile())
                .redirectOutput(folder.resolve("schema.log").toFile())
                .start();
        try {
            if (!sqlite.waitFor(30, TimeUnit.SECONDS) || sqlite.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("schema.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes a zone, named without a final dot, with two name servers. */
    public void createZone(String name) {
        api("POST", "/servers/localhost/zones", """
            {"name": "%s.", "kind": "Native", "nameservers": ["ns1.example.net.", "ns2.example.net."],
             "soa_edit_api": "DEFAULT"}
            """.formatted(name));
    }

    /** A call of the HTTP API; fails unless it is taken. */
    public String api(String method, String path, String json) {
        return RealServer.exchange(method, URI.create(apiUrl + path), json, "X-API-Key", apiKey);
    }

    /** Where the HTTP API is, {@code /api/v1} included. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** Its key. */
    public String apiKey() {
        return apiKey;
    }

    /** Where it answers DNS. */
    public int dnsPort() {
        return dnsPort;
    }

    @Override
    public void close() {
        server.close();
    }
}
