package org.mailhelm.plugin.mail.james;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.plugin.mail.james.server.Endpoint;

/** A James that others run, as the James project ships it: nothing of ours is in it. */
final class RemoteServer implements RunningServer {
    private final RemoteServerSettings settings;
    private final AdminClients clients;

    RemoteServer(RemoteServerSettings settings, AdminClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    RestClient client() {
        return clients.at(new Endpoint(settings.url(), settings.token()));
    }

    /** Nobody here starts it. */
    @Override
    public void awaitReady() {}

    @Override
    public DomainName mailHostName(DomainName domain) {
        return settings.hostName();
    }

    @Override
    public ClientSettings clientSettings(DomainName domain) {
        List<ClientSettings.Endpoint> endpoints = Stream.of(
                        endpoint(Protocol.IMAP, settings.imapsPort(), Security.TLS),
                        endpoint(Protocol.IMAP, settings.imapPort(), Security.STARTTLS),
                        endpoint(Protocol.POP3, settings.pop3sPort(), Security.TLS),
                        endpoint(Protocol.SUBMISSION, settings.submissionsPort(), Security.TLS),
                        endpoint(Protocol.SUBMISSION, settings.submissionPort(), Security.STARTTLS))
                .filter(endpoint -> endpoint.port() != 0)
                .toList();
        return new ClientSettings(endpoints, Optional.empty(), List.of());
    }

    private ClientSettings.Endpoint endpoint(Protocol protocol, int port, Security security) {
        return new ClientSettings.Endpoint(protocol, settings.hostName().value(), port, security);
    }

    @Override
    public Optional<OurParts> ourParts() {
        return Optional.empty();
    }

    @Override
    public Optional<MailServer> control() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
