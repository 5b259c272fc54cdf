package org.mailhelm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The machine's BIND on loopback, primary for zones that one key may change and may transfer, and another may not. */
public final class RealBind implements AutoCloseable {

    private static final String PROGRAM = "/usr/sbin/named";
    private static final String DIG = "/usr/bin/dig";
    private static final String NSUPDATE = "/usr/bin/nsupdate";

    private final RealServer server;
    private final int port;
    private final DnsKey key;
    private final DnsKey strangersKey;

    private RealBind(RealServer server, int port, DnsKey key, DnsKey strangersKey) {
        this.server = server;
        this.port = port;
        this.key = key;
        this.strangersKey = strangersKey;
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return RealServer.installed(PROGRAM, DIG, NSUPDATE);
    }

    /** Starts one that hands out its zones whole, or skips the test where there is none. */
    public static RealBind start(String... zones) {
        return start(true, Map.of(), zones);
    }

    /**
     * Starts one, or skips the test where there is none.
     *
     * @param transfers whether the key may have zones whole
     * @param further lines of zone files, by the zone
     * @param zones at least one
     */
    public static RealBind start(boolean transfers, Map<String, String> further, String... zones) {
        Assumptions.assumeTrue(installed(), "BIND is not installed (Debian: apt-get install bind9 bind9-dnsutils)");
        Path folder = RealServer.newFolder("bind");
        int port = RealServer.freePorts(1).get(0);
        DnsKey key = DnsKey.random("mailhelm-key");
        DnsKey strangersKey = DnsKey.random("strangers-key");
        try {
            StringBuilder conf = new StringBuilder(options(folder, port, transfers));
            for (DnsKey one : List.of(key, strangersKey)) {
                conf.append(
                        "key \"%s\" { algorithm hmac-sha256; secret \"%s\"; };%n".formatted(one.name(), one.secret()));
            }
            for (String zone : zones) {
                Files.writeString(
                        folder.resolve(zone + ".zone"), DnsZoneFiles.minimal(zone) + further.getOrDefault(zone, ""));
                conf.append("""
                    zone "%1$s" { type primary; file "%2$s/%1$s.zone"; update-policy { grant mailhelm-key zonesub ANY; }; };
                    """.formatted(zone, folder));
            }
            // A copy, because where AppArmor watches over the installed one it may read its own folders only.
            Path program = Files.copy(Path.of(PROGRAM), folder.resolve("named"), StandardCopyOption.COPY_ATTRIBUTES);
            Path file = Files.writeString(folder.resolve("named.conf"), conf);
            RealServer server = RealServer.start(
                    folder,
                    List.of(program.toString(), "-g", "-n", "1", "-c", file.toString()),
                    () -> !soa(port, zones[zones.length - 1]).isBlank());
            return new RealBind(server, port, key, strangersKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String options(Path folder, int port, boolean transfers) {
        return """
            options { directory "%1$s"; pid-file none; session-keyfile "%1$s/session.key";
              managed-keys-directory "%1$s"; listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
              recursion no; allow-query { any; }; allow-transfer { %3$s; }; dnssec-validation no; notify no; };
            controls { };
            """.formatted(folder, port, transfers ? "key mailhelm-key" : "none");
    }

    static String soa(int port, String zone) {
        return RealServer.run(
                "", DIG, "+time=1", "+tries=1", "+short", "-p", String.valueOf(port), "@127.0.0.1", zone, "SOA");
    }

    /** What the server says of a name and type, one value a line, as zone files have them. */
    public String dig(String name, String type) {
        return RealServer.run("", DIG, "+tcp", "+short", "-p", String.valueOf(port), "@127.0.0.1", name, type)
                .strip();
    }

    /** Changes a zone as somebody else would, with commands of nsupdate as in {@code add www.example.com 60 A 192.0.2.1}. */
    public void nsupdate(String zone, String... commands) {
        StringBuilder input = new StringBuilder("server 127.0.0.1 " + port + "\nzone " + zone + "\n");
        for (String command : commands) {
            input.append("update ").append(command).append('\n');
        }
        RealServer.run(input + "send\n", NSUPDATE, "-v", "-y", "hmac-sha256:" + key.name() + ":" + key.secret());
    }

    /** Where it listens, over UDP and TCP. */
    public int port() {
        return port;
    }

    /** The key that may change the zones. */
    public DnsKey key() {
        return key;
    }

    /** A key that the server knows and that may change nothing. */
    public DnsKey strangersKey() {
        return strangersKey;
    }

    @Override
    public void close() {
        server.close();
    }
}
