package org.mailhelm.plugin.mail.james;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;

/** The real server, opened as the host would open it, on ports that nobody else uses. */
final class TestServer implements AutoCloseable {
    static final String PASSWORD = "Cor-rect1 horse";

    private static final DomainName NAME = new DomainName("mail.example.com");

    private final MailHost host;
    private final Path folder;
    private final List<Integer> ports;

    private TestServer(MailHost host, Path folder, List<Integer> ports) {
        this.host = host;
        this.folder = folder;
        this.ports = ports;
    }

    static TestServer start(Path folder, Optional<HostAndPort> smarthost) throws IOException {
        return start(folder, smarthost, freePorts());
    }

    static TestServer start(Path folder, Optional<HostAndPort> smarthost, List<Integer> ports) {
        return start(folder, settings(smarthost, ports, Optional.empty()), ports);
    }

    /** With its mail in a database server. */
    static TestServer start(Path folder, Postgres database) throws IOException {
        List<Integer> ports = freePorts();
        return start(folder, settings(Optional.empty(), ports, Optional.of(database)), ports);
    }

    private static TestServer start(Path folder, LocalServerSettings settings, List<Integer> ports) {
        MailHost host = new LocalServerConnector().open(settings, new TestContext(folder));
        return new TestServer(host, folder, ports);
    }

    private static LocalServerSettings settings(
            Optional<HostAndPort> smarthost, List<Integer> ports, Optional<Postgres> database) {
        return new LocalServerSettings(
                false,
                Optional.of(NAME),
                Optional.empty(),
                Optional.empty(),
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                true,
                ports.get(5),
                smarthost,
                Optional.empty(),
                Optional.empty(),
                50,
                100,
                1000,
                3,
                600,
                "127.0.0.1,::1",
                database.map(Postgres::address),
                database.map(Postgres::user),
                database.map(Postgres::password),
                256,
                LocalServerSettings.LogLevel.INFO);
    }

    static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    MailHost host() {
        return host;
    }

    /** Waits longer than a host would: many builds may share this machine. */
    TestServer ready() {
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(Failure.Unavailable.class)
                .untilAsserted(host::verify);
        return this;
    }

    MailServer control() {
        return host.server().orElseThrow();
    }

    Path folder() {
        return folder;
    }

    List<Integer> ports() {
        return ports;
    }

    int smtp() {
        return ports.get(0);
    }

    int submission() {
        return ports.get(1);
    }

    int submissions() {
        return ports.get(2);
    }

    int imap() {
        return ports.get(3);
    }

    int imaps() {
        return ports.get(4);
    }

    int pop3s() {
        return ports.get(5);
    }

    /** The number of the process that was started last. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("server.pid")).split(" ")[0]);
    }

    /** Where it is administered, which only its files tell. */
    URI administration(String path) throws IOException {
        Properties values = new Properties();
        values.load(new StringReader(Files.readString(folder.resolve("server.properties"))));
        return URI.create("http://127.0.0.1:" + values.getProperty("port.admin") + path);
    }

    ProcessHandle process() throws IOException {
        return ProcessHandle.of(pid()).orElseThrow();
    }

    /** Hosts the domain when it is not there yet. */
    DomainName domain(String name) {
        DomainName domain = new DomainName(name);
        if (!host.domains().contains(domain)) {
            host.addDomain(domain);
        }
        return domain;
    }

    MailAddress mailbox(String address, Quota quota) {
        MailAddress mailbox = MailAddress.parse(address);
        domain(mailbox.domain().value());
        host.createMailbox(new NewMailbox(mailbox, Secret.of(PASSWORD), quota, Optional.empty()));
        return mailbox;
    }

    MailAddress mailbox(String address) {
        return mailbox(address, Quota.unlimited());
    }

    /** Reads by IMAP how many messages there are. */
    int messages(MailAddress address) throws IOException {
        try (Imap imap = Imap.signedIn(imaps(), address.toString(), PASSWORD)) {
            return imap.messages("INBOX");
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
