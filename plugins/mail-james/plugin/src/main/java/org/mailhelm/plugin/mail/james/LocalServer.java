package org.mailhelm.plugin.mail.james;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.plugin.mail.james.server.ServerSupervisor;
import org.slf4j.Logger;

/** The server on this machine that a supervisor keeps running. */
final class LocalServer implements RunningServer, MailServer {
    /** Within what the host waits for, so that it hears why. */
    private static final Duration VERIFY_PATIENCE = Duration.ofSeconds(25);

    private static final Duration CALL_PATIENCE = Duration.ofSeconds(20);

    private static final List<String> CONDITIONS = List.of(
            "The public host name has an A or AAAA record with this machine's public address.",
            "The address resolves back to the public host name (PTR record), or other servers will refuse your mail.",
            "Ports 25, 587, 465, 143 and 993 lead to this machine, and the server may use them or they are redirected.",
            "Your provider lets this machine send on port 25, or a smarthost is set.",
            "A certificate for the public host name is set, or mail programs will warn about the self-signed one.");

    private final LocalServerSettings settings;
    private final ServerSupervisor supervisor;
    private final AdminClients clients;
    private final Logger log;

    LocalServer(LocalServerSettings settings, ServerSupervisor supervisor, AdminClients clients, Logger log) {
        this.settings = settings;
        this.supervisor = supervisor;
        this.clients = clients;
        this.log = log;
    }

    /** For one call: after a restart the server is elsewhere. */
    RestClient client() {
        return clients.at(supervisor.await(CALL_PATIENCE));
    }

    @Override
    public void awaitReady() {
        supervisor.await(VERIFY_PATIENCE);
    }

    @Override
    public DomainName mailHostName(DomainName domain) {
        return settings.hostName().orElseGet(() -> domain.child("mail"));
    }

    @Override
    public ClientSettings clientSettings(DomainName domain) {
        String host = settings.open() ? mailHostName(domain).value() : "localhost";
        List<ClientSettings.Endpoint> endpoints = new ArrayList<>();
        for (LocalServerConnector.Use use : LocalServerConnector.Use.values()) {
            use.forMailPrograms()
                    .ifPresent(how -> port(use)
                            .ifPresent(port -> endpoints.add(
                                    new ClientSettings.Endpoint(how.protocol(), host, port, how.security()))));
        }
        List<String> notes = new ArrayList<>();
        if (!settings.open()) {
            notes.add("Only mail programs on this machine can connect until the mail server is opened.");
        }
        if (supervisor.certificate().map(Certificate::selfSigned).orElse(true)) {
            notes.add("The server's certificate is self-signed; mail programs warn once.");
        }
        return new ClientSettings(endpoints, Optional.empty(), notes);
    }

    private Optional<Integer> port(LocalServerConnector.Use use) {
        return supervisor.listeners().stream()
                .filter(listener -> listener.protocol().equals(use.protocol()))
                .map(listener -> listener.address().port())
                .findFirst();
    }

    @Override
    public Optional<OurParts> ourParts() {
        return Optional.of(new OurParts(settings.messagesADay()));
    }

    @Override
    public Optional<MailServer> control() {
        return Optional.of(this);
    }

    @Override
    public void close() {
        supervisor.close();
    }

    @Override
    public Status status() {
        ServerSupervisor.State state = supervisor.state();
        return new Status(
                state.phase(),
                detail(state),
                state.since(),
                supervisor.restarts(),
                supervisor.memoryBytes(),
                supervisor.listeners(),
                supervisor.certificate(),
                state.phase() == Phase.RUNNING ? queues() : List.of(),
                exposure());
    }

    private String detail(ServerSupervisor.State state) {
        return state.phase() == Phase.RUNNING
                ? supervisor
                        .pid()
                        .map(pid -> "The mail server runs as process " + pid + ".")
                        .orElse(state.detail())
                : state.detail();
    }

    private List<Queue> queues() {
        try {
            WebAdmin admin = new WebAdmin(() -> clients.at(supervisor.await(Duration.ZERO)));
            return admin.queues().stream()
                    .sorted()
                    .map(name -> new Queue(name, admin.queueSize(name)))
                    .collect(Collectors.toList());
        } catch (Failure e) {
            log.debug("The queues cannot be read", e);
            return List.of();
        }
    }

    private Exposure exposure() {
        return new Exposure(
                settings.open(), settings.hostName().map(DomainName::value), "open", "hostName", CONDITIONS);
    }

    @Override
    public List<String> log(int lines) {
        return supervisor.log(Math.max(0, lines));
    }

    @Override
    public void restart() {
        supervisor.restart();
    }
}
