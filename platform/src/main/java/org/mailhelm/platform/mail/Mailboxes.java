package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.Suspension;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

/** Mailboxes of a domain. */
@Singleton
final class Mailboxes {

    private final MailHosts hosts;
    private final Inventory inventory;
    private final Snapshot snapshot;
    private final MailboxSearch search;
    private final RecoveryAddresses recovery;
    private final Audit audit;

    Mailboxes(
            MailHosts hosts,
            Inventory inventory,
            Snapshot snapshot,
            MailboxSearch search,
            RecoveryAddresses recovery,
            Audit audit) {
        this.hosts = hosts;
        this.inventory = inventory;
        this.snapshot = snapshot;
        this.search = search;
        this.recovery = recovery;
        this.audit = audit;
    }

    MailRules rules(DomainRow domain) {
        return open(domain).rules();
    }

    /** For pages: has the list read again where it is old. */
    Inventory.Look glance(DomainRow domain) {
        return inventory.glanceAtMailboxes(domain);
    }

    /** A part of the mailboxes of a domain as they were last seen. */
    MailboxSearch.Found search(DomainRow domain, ListQuery query) {
        return search(domain, query, query.offset(), query.size());
    }

    /** The same with any bounds. */
    MailboxSearch.Found search(DomainRow domain, ListQuery query, long offset, int most) {
        Optional<Long> all = domain.readAt() == null ? Optional.empty() : Optional.of((long) domain.mailboxes());
        return search.find(MailboxSearch.Scope.of(domain.domain()), query, offset, most, all);
    }

    /** All mailboxes of a domain as they were last seen. */
    List<Mailbox> all(DomainRow domain) {
        return snapshot.mailboxes(domain.domain()).stream()
                .map(MailboxRow::mailbox)
                .toList();
    }

    /** The same over all domains. */
    MailboxSearch.Found search(ListQuery query) {
        return search(query, query.offset(), query.size());
    }

    /** The same over all domains, with any bounds. */
    MailboxSearch.Found search(ListQuery query, long offset, int most) {
        return search.find(
                MailboxSearch.Scope.of(hosts.ids(), Rights.current().only(Right.EMAILS_READ)),
                query,
                offset,
                most,
                Optional.empty());
    }

    /** All domains together. */
    MailboxSearch.Sum sum() {
        return search.sum(hosts.ids(), Rights.current().only(Right.EMAILS_READ));
    }

    /** Reads mailboxes of all domains again, those first that were read longest ago; goes on beside. */
    void refresh() {
        inventory.refreshOldest();
    }

    /** Reads the list of a domain again; false when that takes longer. */
    boolean refresh(DomainRow domain) {
        return inventory.refreshMailboxes(domain);
    }

    /** For scripts: the domain with a list of mailboxes that is fresh. */
    DomainRow fresh(DomainRow domain) {
        return inventory.freshMailboxes(domain)
                ? snapshot.domain(domain.domain()).orElse(domain)
                : domain;
    }

    /** A mailbox as it was last seen, so that it can be shown while its host is down; else as it is now. */
    Mailbox seen(DomainRow domain, String name) {
        MailAddress address = MailboxInput.existing(name, domain.domain());
        return snapshot.mailbox(address).map(MailboxRow::mailbox).orElseGet(() -> find(domain, name));
    }

    /** As it is now, for whoever is about to change it. @throws Failure.NotFound when it isn't there */
    Mailbox find(DomainRow domain, String name) {
        MailAddress address = MailboxInput.existing(name, domain.domain());
        return open(domain)
                .mailbox(address)
                .orElseThrow(() -> new Failure.NotFound("There is no mailbox " + shown(address) + "."));
    }

    Mailbox create(DomainRow domain, NewMailbox mailbox) {
        MailHost host = open(domain);
        AuditEvent event = event("mailbox.create", mailbox.address())
                .is("quota", words(mailbox.quota()))
                .is("send_limit", mailbox.sendLimit());
        changing(domain, () -> audit.outside(event, () -> host.createMailbox(mailbox)));
        // One of that name may have gone without our doing; its owner gets no way into this one.
        recovery.set(mailbox.address().toString(), Optional.empty());
        Mailbox created = new Mailbox(
                mailbox.address(), mailbox.quota(), Optional.empty(), mailbox.sendLimit(), Optional.empty(), false);
        return see(host, created);
    }

    Mailbox change(DomainRow domain, String name, MailboxChange change) {
        return change(domain, name, change, Optional.empty());
    }

    /**
     * The same, for a change that is made on what was seen.
     *
     * @param seen the {@link MailboxMark}; empty when that doesn't matter
     * @throws Failure.Conflict when the mailbox is another now
     */
    Mailbox change(DomainRow domain, String name, MailboxChange change, Optional<String> seen) {
        Mailbox before = find(domain, name);
        if (seen.filter(mark -> !mark.equals(MailboxMark.of(before))).isPresent()) {
            snapshot.mailboxSeen(before);
            throw new Failure.Conflict("Somebody else changed " + shown(before.address()) + " meanwhile. "
                    + MailboxMark.words(before) + " Nothing was changed.");
        }
        MailHost host = open(domain);
        changing(
                domain, () -> audit.outside(event(before, change), () -> host.changeMailbox(before.address(), change)));
        Mailbox after = new Mailbox(
                before.address(),
                change.quota().orElse(before.quota()),
                before.used(),
                change.sendLimit().or(before::sendLimit),
                before.sentToday(),
                before.suspended());
        return see(host, after);
    }

    /** Whether mailboxes of a domain can be suspended. */
    boolean suspendable(DomainRow domain) {
        return open(domain).suspension().isPresent();
    }

    Mailbox suspend(DomainRow domain, String name, boolean suspended) {
        Suspension host = open(domain)
                .suspension()
                .orElseThrow(() -> new Failure.Unsupported(
                        hosts.name(domain.connectionId()) + " can't suspend a mailbox. Nothing was changed."));
        Mailbox before = find(domain, name);
        AuditEvent event = event(suspended ? "mailbox.suspend" : "mailbox.resume", before.address());
        changing(domain, () -> audit.outside(event, () -> host.change(before.address(), suspended)));
        Mailbox after = new Mailbox(
                before.address(), before.quota(), before.used(), before.sendLimit(), before.sentToday(), suspended);
        return see(open(domain), after);
    }

    Mailbox delete(DomainRow domain, String name) {
        Mailbox there = find(domain, name);
        MailHost host = open(domain);
        changing(
                domain,
                () -> audit.outside(
                        event("mailbox.delete", there.address()), () -> host.deleteMailbox(there.address())));
        snapshot.mailboxGone(there.address());
        recovery.set(there.address().toString(), Optional.empty());
        return there;
    }

    /** What people enter for a new mailbox, checked. */
    NewMailbox read(DomainRow domain, String name, String password, Optional<Long> mebibytes, Optional<Integer> limit) {
        MailRules rules = rules(domain);
        MailAddress address = MailboxInput.address(name, domain.domain(), rules);
        Secret secret = MailboxInput.password(password, rules);
        Quota quota = mebibytes.map(size -> MailboxInput.quota(size, rules)).orElse(rules.defaultQuota());
        return new NewMailbox(address, secret, quota, limit.map(most -> MailboxInput.sendLimit(most, rules)));
    }

    private static String words(Quota quota) {
        return quota.limit().map(Sizes::words).orElse("unlimited");
    }

    private static AuditEvent event(String action, MailAddress address) {
        return AuditEvent.of(action).domain(address.domain().value()).on("mailbox", shown(address));
    }

    private static AuditEvent event(Mailbox before, MailboxChange change) {
        boolean sizes = change.quota().isPresent() || change.sendLimit().isPresent();
        String action = !sizes
                ? "mailbox.password_update"
                : change.password().isPresent() ? "mailbox.update" : "mailbox.quota_update";
        AuditEvent event = event(action, before.address());
        if (change.password().isPresent()) {
            event = event.secret("password");
        }
        if (change.quota().isPresent()) {
            event = event.change(
                    "quota", words(before.quota()), words(change.quota().get()));
        }
        return change.sendLimit().isPresent()
                ? event.change(
                        "send_limit", before.sendLimit(), change.sendLimit().get())
                : event;
    }

    private static String shown(MailAddress address) {
        return address.localPart() + "@" + DomainText.show(address.domain());
    }

    /** Reads back what the host made of a change; when that fails, what was asked for stands until it is read again. */
    private Mailbox see(MailHost host, Mailbox expected) {
        Mailbox seen;
        try {
            seen = host.mailbox(expected.address()).orElse(expected);
        } catch (Failure e) {
            seen = expected;
        }
        snapshot.mailboxSeen(seen);
        return seen;
    }

    private void changing(DomainRow domain, Runnable change) {
        try {
            change.run();
        } catch (Failure.InvalidInput | Failure.LimitReached e) {
            throw e;
        } catch (Failure e) {
            // The answer may have been lost on its way back, or somebody else was faster: the list is in doubt.
            snapshot.doubtMailboxes(domain.domain());
            throw e;
        }
    }

    private MailHost open(DomainRow domain) {
        return hosts.open(domain.connectionId());
    }
}
