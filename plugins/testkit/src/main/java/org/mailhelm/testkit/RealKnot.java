package org.mailhelm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The machine's Knot DNS on loopback, primary for zones that one key may change and may transfer. */
public final class RealKnot implements AutoCloseable {

    private static final String PROGRAM = "/usr/sbin/knotd";

    private final RealServer server;
    private final int port;
    private final DnsKey key;

    private RealKnot(RealServer server, int port, DnsKey key) {
        this.server = server;
        this.port = port;
        this.key = key;
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return RealServer.installed(PROGRAM, "/usr/bin/dig");
    }

    /** Starts one, or skips the test where there is none. */
    public static RealKnot start(String... zones) {
        Assumptions.assumeTrue(installed(), "Knot is not installed (Debian: apt-get install knot bind9-dnsutils)");
        Path folder = RealServer.newFolder("knot");
        int port = RealServer.freePorts(1).get(0);
        DnsKey key = DnsKey.random("mailhelm-key");
        try {
            StringBuilder conf = new StringBuilder("""
                server:
                    rundir: "%1$s"
                    listen: 127.0.0.1@%2$d
                database:
                    storage: "%1$s"
                log:
                  - target: stderr
                    any: info
                key:
                  - id: %3$s
                    algorithm: hmac-sha256
                    secret: "%4$s"
                acl:
                  - id: changes
                    key: %3$s
                    action: [update, transfer]
                template:
                  - id: default
                    storage: "%1$s"
                    acl: changes
                zone:
                """.formatted(folder, port, key.name(), key.secret()));
            for (String zone : zones) {
                Files.writeString(folder.resolve(zone + ".zone"), DnsZoneFiles.minimal(zone));
                conf.append("  - domain: ").append(zone).append('\n');
            }
            Path file = Files.writeString(folder.resolve("knot.conf"), conf);
            RealServer server = RealServer.start(
                    folder,
                    List.of(PROGRAM, "-c", file.toString()),
                    () -> !RealBind.soa(port, zones[zones.length - 1]).isBlank());
            return new RealKnot(server, port, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, over UDP and TCP. */
    public int port() {
        return port;
    }

    /** The key that may change the zones. */
    public DnsKey key() {
        return key;
    }

    @Override
    public void close() {
        server.close();
    }
}
