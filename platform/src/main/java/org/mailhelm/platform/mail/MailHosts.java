package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/** The connections to systems that host mail. */
@Singleton
public final class MailHosts {

    private final Connections connections;

    MailHosts(Connections connections) {
        this.connections = connections;
    }

    /** Those that shall be open, by name. */
    public List<ConnectionView> all() {
        return connections.all(Kind.MAIL_HOST).stream()
                .filter(ConnectionView::enabled)
                .toList();
    }

    public Set<String> ids() {
        return all().stream().map(ConnectionView::id).collect(Collectors.toUnmodifiableSet());
    }

    public MailHost open(String connectionId) {
        return connections.service(connectionId, MailHost.class);
    }

    public String name(String connectionId) {
        return connections.find(connectionId).map(ConnectionView::name).orElse("a mail host that is gone");
    }

    /**
     * The one that a new domain goes to.
     *
     * @param wish id or name of a connection; empty is enough when there is only one
     */
    public ConnectionView choose(Optional<String> wish) {
        List<ConnectionView> all = all();
        if (all.isEmpty()) {
            throw new Failure.InvalidInput("connection", "There is no mail host yet. Connect one first.");
        }
        if (wish.isEmpty()) {
            if (all.size() == 1) {
                return all.get(0);
            }
            throw new Failure.InvalidInput("connection", "Say which mail host shall serve the domain: " + names(all));
        }
        String id = wish.get();
        return all.stream()
                .filter(one -> one.id().equals(id) || one.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure.InvalidInput(
                        "connection", "There is no such mail host. These are there: " + names(all)));
    }

    private static String names(List<ConnectionView> all) {
        return all.stream().map(one -> one.name() + " (" + one.id() + ")").collect(Collectors.joining(", ", "", "."));
    }

    /** What proves ownership of a domain: at the named host, else at the first that wants a proof. */
    public Optional<RequiredRecord> proof(Optional<String> connection, DomainName domain) {
        List<String> ids = connection.isPresent()
                ? List.of(choose(connection).id())
                : all().stream().map(ConnectionView::id).toList();
        for (String id : ids) {
            Optional<RequiredRecord> record = open(id).verification(domain);
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }
}
