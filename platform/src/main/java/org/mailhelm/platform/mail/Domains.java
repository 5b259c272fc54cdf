package org.mailhelm.platform.mail;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.model.Pageable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHosting;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.right.DomainGrants;
import org.mailhelm.platform.right.Rights;

/** Domains: each is served by one mail host. */
@Singleton
public final class Domains {

    private final MailHosts hosts;
    private final Inventory inventory;
    private final Snapshot snapshot;
    private final RecoveryAddresses recovery;
    private final DomainGrants grants;
    private final Audit audit;
    private final ApplicationEventPublisher<DomainDeleted> deleted;

    Domains(
            MailHosts hosts,
            Inventory inventory,
            Snapshot snapshot,
            RecoveryAddresses recovery,
            DomainGrants grants,
            Audit audit,
            ApplicationEventPublisher<DomainDeleted> deleted) {
        this.deleted = deleted;
        this.hosts = hosts;
        this.inventory = inventory;
        this.snapshot = snapshot;
        this.recovery = recovery;
        this.grants = grants;
        this.audit = audit;
    }

    /** For pages: a part of the list as it was last seen, of the domains that the caller may see. */
    Listed search(String query, Pageable page) {
        Inventory.Glance glance = inventory.glanceAtDomains();
        return new Listed(snapshot.search(hosts.ids(), Rights.current().only(), query, page), glance);
    }

    /** What {@link #search} found, and how each mail host was when last asked. */
    record Listed(Snapshot.Found found, Inventory.Glance glance) {}

    /** How the mail hosts are, as last seen; has their lists read again where they are old. */
    Inventory.Glance glance() {
        return inventory.glanceAtDomains();
    }

    /** All domains as they were last seen, by name. */
    public List<DomainRow> all() {
        return snapshot.domains(hosts.ids());
    }

    /** Reads the lists of all hosts again; false when that takes longer. */
    boolean refresh() {
        return inventory.refreshDomains();
    }

    /** For scripts: the names that the caller may see, fresh. */
    public List<String> names() {
        inventory.freshDomains();
        Rights rights = Rights.current();
        return snapshot.names(hosts.ids()).stream().filter(rights::sees).toList();
    }

    /** @throws Failure.NotFound when no mail host serves it */
    public DomainRow known(DomainName name) {
        Optional<DomainRow> row = live(name);
        if (row.isEmpty()) {
            inventory.freshDomains();
            row = live(name);
        }
        return row.orElseThrow(() ->
                new Failure.NotFound("There is no domain " + DomainText.show(name) + " at any of the mail hosts."));
    }

    /** The domain of that name, as far as is known without asking. */
    public Optional<DomainRow> serving(DomainName name) {
        return live(name);
    }

    MailDomain details(DomainRow domain) {
        MailDomain now = open(domain).domain(domain.domain());
        if (!Objects.equals(domain.hosting(), now.mailHosting())) {
            snapshot.hostingSeen(domain.domain(), now.mailHosting());
        }
        return now;
    }

    /** The records that its mail host asks for. */
    public List<RequiredRecord> records(DomainRow domain) {
        return open(domain).requiredRecords(domain.domain());
    }

    /** How mail programs connect for it. */
    public ClientSettings clientSettings(DomainRow domain) {
        return Endpoints.ordered(open(domain).clientSettings(domain.domain()));
    }

    /**
     * The record that proves who owns a domain, for a host that asks for one before it takes the domain.
     *
     * @throws Failure.Conflict when the domain is there already
     */
    public Optional<RequiredRecord> verification(String text, Optional<String> connection) {
        DomainName name = DomainText.read(text);
        ConnectionView host = hosts.choose(connection);
        requireFree(name);
        return hosts.open(host.id()).verification(name);
    }

    /** Whether the mail of a domain can be switched off and on. Without an upstream call. */
    boolean switchable(DomainRow domain) {
        try {
            return open(domain).mailHosting().isPresent();
        } catch (Failure e) {
            return false;
        }
    }

    /** Switches the mail of a domain on or off; nothing is deleted. */
    void switchMail(DomainRow domain, boolean on) {
        MailHosting hosting = open(domain)
                .mailHosting()
                .orElseThrow(() -> new Failure.Unsupported(
                        hosts.name(domain.connectionId()) + " can't switch the mail of a domain off and on."));
        boolean before = details(domain).mailHosting();
        AuditEvent event = AuditEvent.of("domain.mail_status")
                .domain(domain.name())
                .on("domain", domain.shown())
                .change("mail", before ? "on" : "off", on ? "on" : "off");
        try {
            audit.outside(event, () -> hosting.change(domain.domain(), on));
        } catch (Failure.InvalidInput e) {
            throw e;
        } catch (Failure e) {
            snapshot.doubtDomains(domain.connectionId());
            throw e;
        }
        snapshot.hostingSeen(domain.domain(), on);
    }

    /**
     * Registers a domain at a mail host.
     *
     * @throws Failure.Conflict when it is there already
     * @throws Failure.InvalidInput when it is no domain, or the mail host doesn't see its proof
     */
    public DomainRow add(String text, Optional<String> connection) {
        DomainName name = DomainText.read(text);
        ConnectionView host = hosts.choose(connection);
        requireFree(name);
        MailHost service = hosts.open(host.id());
        try {
            audit.outside(
                    AuditEvent.of("domain.create")
                            .domain(name.value())
                            .on("domain", DomainText.show(name))
                            .is("mail_host", host.name()),
                    () -> service.addDomain(name));
        } catch (Failure.InvalidInput | Failure.LimitReached e) {
            throw e;
        } catch (Failure e) {
            snapshot.doubtDomains(host.id());
            throw e;
        }
        snapshot.domainAdded(name, host.id());
        return known(name);
    }

    /** Deletes the domain, its mailboxes and their mail, and what we keep about it. */
    void delete(DomainRow domain) {
        MailHost service = open(domain);
        try {
            audit.outside(
                    AuditEvent.of("domain.delete").domain(domain.name()).on("domain", domain.shown()),
                    () -> service.deleteDomain(domain.domain()));
        } catch (Failure e) {
            snapshot.doubtDomains(domain.connectionId());
            throw e;
        }
        snapshot.domainDeleted(domain.domain(), domain.connectionId());
        recovery.forget(domain.domain());
        grants.forget(domain.name());
        deleted.publishEvent(new DomainDeleted(domain.domain()));
    }

    private void requireFree(DomainName name) {
        live(name).ifPresent(there -> {
            throw new Failure.Conflict("The domain " + DomainText.show(name) + " is there already, at "
                    + hosts.name(there.connectionId()) + ".");
        });
    }

    private MailHost open(DomainRow domain) {
        return hosts.open(domain.connectionId());
    }

    private Optional<DomainRow> live(DomainName name) {
        return snapshot.domain(name).filter(row -> hosts.ids().contains(row.connectionId()));
    }
}
