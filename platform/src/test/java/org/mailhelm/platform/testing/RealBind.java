package org.mailhelm.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A BIND of the machine's Debian package that speaks for one zone, on loopback. */
public final class RealBind implements AutoCloseable {

    private static final Path NAMED = Path.of("/usr/sbin/named");

    private final Process server;
    private final int port;

    private RealBind(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Whether the package is there. */
    public static boolean installed() {
        return Files.isExecutable(NAMED);
    }

    /** Serves a zone of these records, in the form of a zone file; SOA and NS are there already. */
    public static RealBind serving(Path folder, String zone, String records) {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = probe.getLocalPort();
            probe.close();
            Path data = Files.createDirectories(folder.resolve("bind"));
            Files.writeString(
                    data.resolve("zone.db"),
                    "$TTL 300\n@ IN SOA ns1 hostmaster 1 3600 600 86400 60\n@ IN NS ns1\nns1 IN A 127.0.0.1\n" + records
                            + "\n");
            Files.writeString(data.resolve("named.conf"), """
                    options { directory "%1$s"; pid-file none; session-keyfile "%1$s/session.key";
                      managed-keys-directory "%1$s"; listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
                      recursion no; allow-query { any; }; dnssec-validation no; notify no; };
                    controls { };
                    zone "%3$s" { type master; file "%1$s/zone.db"; };
                    """.formatted(data, port, zone));
            Process server = new ProcessBuilder(
                            NAMED.toString(),
                            "-g",
                            "-n",
                            "1",
                            "-c",
                            data.resolve("named.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log").toFile())
                    .start();
            RealBind bind = new RealBind(server, port);
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> bind.answers(zone));
            return bind;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(String zone) {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        resolver.setTimeout(Duration.ofSeconds(1));
        try {
            Name name = Name.fromString(zone, Name.root);
            return resolver.send(Message.newQuery(Record.newRecord(name, Type.SOA, DClass.IN)))
                            .getRcode()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.destroy();
        // It ends in order, and answers until then.
        server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
