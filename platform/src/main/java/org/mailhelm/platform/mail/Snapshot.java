package org.mailhelm.platform.mail;

import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;

/**
 * What the mail hosts were last seen to hold, in the database. An answer that was on its way while Mailhelm itself
 * changed something is refused, so that it can't undo the change in the list.
 */
@Singleton
class Snapshot {

    private final HostStateRepository hosts;
    private final DomainRepository domains;
    private final MailboxRepository mailboxes;
    private final DomainSearch search;
    private final Clock clock;

    Snapshot(
            HostStateRepository hosts,
            DomainRepository domains,
            MailboxRepository mailboxes,
            DomainSearch search,
            Clock clock) {
        this.hosts = hosts;
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.search = search;
        this.clock = clock;
    }

    @Transactional
    HostState host(String connectionId) {
        return hosts.findById(connectionId).orElseGet(() -> {
            hosts.ensure(connectionId);
            return hosts.findById(connectionId).orElseThrow();
        });
    }

    Map<String, HostState> hosts() {
        return hosts.all();
    }

    @ReadOnly
    Optional<DomainRow> domain(DomainName name) {
        return domains.findById(name.value());
    }

    @ReadOnly
    List<DomainRow> domainsOf(String connectionId) {
        return domains.findByConnectionId(connectionId);
    }

    @ReadOnly
    List<DomainRow> domains(Set<String> connectionIds) {
        return connectionIds.isEmpty() ? List.of() : domains.findByConnectionIdInOrderByName(connectionIds);
    }

    /** The names alone, which is much less than {@link #domains}. */
    List<String> names(Set<String> connectionIds) {
        return connectionIds.isEmpty() ? List.of() : search.names(connectionIds);
    }

    Found search(Set<String> connectionIds, Optional<Set<String>> only, String query, Pageable page) {
        if (connectionIds.isEmpty() || only.filter(Set::isEmpty).isPresent()) {
            return new Found(List.of(), 0, 0);
        }
        return search.find(connectionIds, only, query, page);
    }

    @Transactional
    void hostingSeen(DomainName name, boolean on) {
        domains.hosting(name.value(), on);
    }

    /** A part of the domains that match, how many match, and how many there are. */
    record Found(List<DomainRow> rows, long total, long all) {}

    @ReadOnly
    List<MailboxRow> mailboxes(DomainName domain) {
        return mailboxes.findByDomainOrderByLocalPart(domain.value());
    }

    @ReadOnly
    Optional<MailboxRow> mailbox(MailAddress address) {
        return mailboxes.findById(address.toString());
    }

    /**
     * Stores what a host said its domains are.
     *
     * @param version of the state when the question was asked
     * @param live ids of the connections that there are; domains of others are taken over
     * @return false when Mailhelm changed something meanwhile, so that the answer may be old
     */
    @Transactional
    boolean storeDomains(String connectionId, long version, Collection<DomainName> names, Set<String> live) {
        if (hosts.lockAt(connectionId, version) == 0) {
            return false;
        }
        Set<String> now = names.stream().map(DomainName::value).collect(Collectors.toSet());
        for (DomainRow row : domains.findByConnectionId(connectionId)) {
            if (!now.remove(row.name())) {
                domains.deleteById(row.name());
            }
        }
        for (String name : now) {
            Optional<DomainRow> elsewhere = domains.findById(name);
            if (elsewhere.isPresent() && live.contains(elsewhere.get().connectionId())) {
                // Two hosts serve it. It stays with the one that had it first, until that one lets go.
                continue;
            }
            elsewhere.ifPresent(row -> domains.deleteById(row.name()));
            domains.save(DomainRow.fresh(new DomainName(name), connectionId));
        }
        hosts.read(connectionId, clock.millis());
        return true;
    }

    @Transactional
    void domainsFailed(String connectionId, String problem) {
        hosts.failed(connectionId, clock.millis(), problem);
    }

    @Transactional
    void domainAdded(DomainName name, String connectionId) {
        hosts.ensure(connectionId);
        hosts.changed(connectionId);
        if (domains.findById(name.value()).isEmpty()) {
            domains.save(DomainRow.fresh(name, connectionId));
            // It has just begun to exist: that it has no mailbox is known without asking.
            domains.read(name.value(), clock.millis());
        }
    }

    /** Forgets a domain and all that is kept for it. */
    @Transactional
    void domainDeleted(DomainName name, String connectionId) {
        hosts.changed(connectionId);
        domains.deleteById(name.value());
    }

    /** Nobody knows whether a change took place: the list isn't fresh any more, whatever its age. */
    @Transactional
    void doubtDomains(String connectionId) {
        hosts.ensure(connectionId);
        hosts.doubted(connectionId);
    }

    /** As {@link #storeDomains}, for the mailboxes of a domain. */
    @Transactional
    boolean storeMailboxes(DomainName domain, long version, Collection<Mailbox> found) {
        if (domains.lockAt(domain.value(), version) == 0) {
            return false;
        }
        Map<String, MailboxRow> now = found.stream()
                .map(MailboxRow::of)
                .collect(Collectors.toMap(MailboxRow::address, Function.identity(), (first, again) -> again));
        List<MailboxRow> changed = new ArrayList<>();
        for (MailboxRow row : mailboxes.findByDomainOrderByLocalPart(domain.value())) {
            MailboxRow seen = now.remove(row.address());
            if (seen == null) {
                mailboxes.deleteById(row.address());
            } else if (!seen.equals(row)) {
                changed.add(seen);
            }
        }
        mailboxes.updateAll(changed);
        mailboxes.saveAll(now.values());
        domains.count(domain.value());
        domains.read(domain.value(), clock.millis());
        return true;
    }

    @Transactional
    void mailboxesFailed(DomainName domain, String problem) {
        domains.failed(domain.value(), clock.millis(), problem);
    }

    @Transactional
    void mailboxSeen(Mailbox mailbox) {
        MailboxRow row = MailboxRow.of(mailbox);
        domains.changed(row.domain());
        if (mailboxes.existsById(row.address())) {
            mailboxes.update(row);
        } else {
            mailboxes.save(row);
        }
        domains.count(row.domain());
    }

    @Transactional
    void mailboxGone(MailAddress address) {
        domains.changed(address.domain().value());
        mailboxes.deleteById(address.toString());
        domains.count(address.domain().value());
    }

    @Transactional
    void doubtMailboxes(DomainName domain) {
        domains.doubted(domain.value());
    }
}
