package org.mailhelm.platform.mail.account;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.mail.copy.Part;

/** The accounts at the mail hosts, as far as these tell what an account uses. */
@Singleton
final class Accounts {

    private static final TypeReference<KeptQuota> KEPT = new TypeReference<>() {};
    private static final TypeReference<List<KeptUsage>> USAGE = new TypeReference<>() {};

    private final MailHosts hosts;
    private final Copies copies;

    Accounts(MailHosts hosts, Copies copies) {
        this.hosts = hosts;
        this.copies = copies;
    }

    /** A mail host that tells what its account uses, and what it last told. */
    record Account(ConnectionView host, Copy<KeptQuota> seen) {}

    /** For pages: all of them, as they were last seen. */
    List<Account> glance() {
        List<Account> found = new ArrayList<>();
        for (ConnectionView host : hosts.all()) {
            facet(host).ifPresent(facet -> found.add(new Account(host, copies.glance(quota(host, facet)))));
        }
        return found;
    }

    void refresh(String connectionId) {
        ConnectionView host = choose(Optional.of(connectionId));
        copies.live(quota(host, required(host)));
    }

    /** For scripts: what an account uses, fresh. */
    KeptQuota fresh(ConnectionView host) {
        return copies.fresh(quota(host, required(host)));
    }

    /** For scripts: what the mail host itself lists of its mailboxes, largest first; empty when it has no such list. */
    List<KeptUsage> freshUsage(ConnectionView host) {
        return facet(host)
                .map(facet -> copies.fresh(new Part<>(
                        "usage " + host.id(),
                        Optional.empty(),
                        USAGE,
                        () -> facet.mailboxes().stream().map(KeptUsage::of).toList(),
                        List::size)))
                .orElse(List.of());
    }

    /**
     * The mail host that a script means.
     *
     * @param connection id or name; empty is enough when only one tells what its account uses
     */
    ConnectionView choose(Optional<String> connection) {
        if (connection.isPresent()) {
            return hosts.choose(connection);
        }
        List<ConnectionView> telling =
                hosts.all().stream().filter(host -> facet(host).isPresent()).toList();
        return telling.size() == 1 ? telling.get(0) : hosts.choose(connection);
    }

    private Part<KeptQuota> quota(ConnectionView host, AccountQuota facet) {
        return new Part<>("quota " + host.id(), Optional.empty(), KEPT, () -> KeptQuota.of(facet.read()), kept -> 1);
    }

    private AccountQuota required(ConnectionView host) {
        return hosts.open(host.id())
                .accountQuota()
                .orElseThrow(() -> new Failure.Unsupported(host.name() + " doesn't tell what its account uses."));
    }

    private Optional<AccountQuota> facet(ConnectionView host) {
        try {
            return hosts.open(host.id()).accountQuota();
        } catch (Failure e) {
            // Its connection isn't open; the page of connections says why.
            return Optional.empty();
        }
    }
}
