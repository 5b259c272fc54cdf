package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.platform.connection.ConnectionView;

/** The mail servers that run under a plugin's supervision. */
@Singleton
final class LocalServers {

    private final MailHosts hosts;

    LocalServers(MailHosts hosts) {
        this.hosts = hosts;
    }

    /** A server and whose it is. */
    record LocalServer(ConnectionView connection, MailServer server) {}

    /** All, by name of their connections. Cheap: no upstream call. */
    List<LocalServer> all() {
        List<LocalServer> found = new ArrayList<>();
        for (ConnectionView host : hosts.all()) {
            server(host).ifPresent(server -> found.add(new LocalServer(host, server)));
        }
        return found;
    }

    /** Why the server of a connection can't be asked now, where it runs here and doesn't serve. Cheap as well. */
    Optional<String> trouble(String connectionId) {
        return all().stream()
                .filter(local -> local.connection().id().equals(connectionId))
                .map(local -> local.server().status())
                .filter(status -> status.phase() != MailServer.Phase.RUNNING)
                .map(MailServer.Status::detail)
                .findFirst();
    }

    private Optional<MailServer> server(ConnectionView host) {
        try {
            return hosts.open(host.id()).server();
        } catch (Failure e) {
            // Its connection isn't open; the page of connections says why.
            return Optional.empty();
        }
    }
}
