package org.mailhelm.plugin.mail.james;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.DomainAliases;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;

/** A James server as a mail host. */
final class JamesMailHost implements MailHost {
    private static final MailRules RULES = new MailRules(
            8,
            128,
            EnumSet.allOf(MailRules.CharacterKind.class),
            64,
            Optional.empty(),
            true,
            Quota.ofMebibytes(1024),
            Optional.empty());

    private final WebAdmin admin;
    private final RunningServer server;
    private final Optional<DomainKeys> keys;
    private final JamesForwarders forwarders;
    private final JamesCatchAll catchAll;
    private final JamesDomainAliases aliases;

    /** @param keys where the server takes its DKIM keys from, if it signs */
    JamesMailHost(WebAdmin admin, RunningServer server, Optional<DomainKeys> keys) {
        this.admin = admin;
        this.server = server;
        this.keys = keys;
        this.forwarders = new JamesForwarders(admin);
        this.catchAll = new JamesCatchAll(admin);
        this.aliases = new JamesDomainAliases(admin);
    }

    @Override
    public void verify() {
        server.awaitReady();
        admin.ping();
    }

    @Override
    public MailRules rules() {
        return RULES;
    }

    @Override
    public List<DomainName> domains() {
        Set<DomainName> others = new HashSet<>(aliases.all().keySet());
        return admin.domains().stream().filter(name -> !others.contains(name)).toList();
    }

    @Override
    public MailDomain domain(DomainName name) {
        requireDomain(name);
        return new MailDomain(name, true, aliases.list(name), Optional.empty());
    }

    @Override
    public Optional<RequiredRecord> verification(DomainName name) {
        return Optional.empty();
    }

    @Override
    public void addDomain(DomainName name) {
        if (admin.hasDomain(name)) {
            throw new Failure.Conflict(name + " is hosted here already.");
        }
        admin.addDomain(name);
        keys.ifPresent(folder -> folder.ensure(name));
    }

    @Override
    public void deleteDomain(DomainName name) {
        if (!admin.hasDomain(name)) {
            return;
        }
        admin.usages(name).forEach(usage -> deleteMailbox(MailAddress.parse(usage.username())));
        forwarders.removeAll(name);
        aliases.list(name).forEach(alias -> aliases.remove(name, alias.name()));
        admin.removeDomain(name);
        keys.ifPresent(folder -> folder.delete(name));
    }

    @Override
    public List<RequiredRecord> requiredRecords(DomainName name) {
        requireDomain(name);
        return DomainRecords.of(name, server, keys.map(folder -> folder.ensure(name)));
    }

    @Override
    public ClientSettings clientSettings(DomainName name) {
        return server.clientSettings(name);
    }

    @Override
    public List<Mailbox> mailboxes(DomainName domain) {
        requireDomain(domain);
        return admin.usages(domain).stream()
                .map(usage -> mailbox(MailAddress.parse(usage.username()), usage))
                .toList();
    }

    @Override
    public Optional<Mailbox> mailbox(MailAddress address) {
        return admin.hasUser(address) ? Optional.of(mailbox(address, admin.usage(address))) : Optional.empty();
    }

    @Override
    public void createMailbox(NewMailbox mailbox) {
        MailAddress address = mailbox.address();
        if (address.localPart().equals(JamesCatchAll.LOCAL_PART)) {
            throw new Failure.InvalidInput(
                    "address", "The name " + address.localPart() + " is kept for the catch-all.");
        }
        if (!admin.hasDomain(address.domain())) {
            throw new Failure.InvalidInput("address", address.domain() + " is not hosted here. Add the domain first.");
        }
        if (admin.hasUser(address)) {
            throw new Failure.Conflict("There is a mailbox " + address + " already.");
        }
        if (forwarders.has(address)) {
            throw new Failure.Conflict("There is a forwarder " + address + " already. Delete it first.");
        }
        admin.putUser(address, mailbox.password());
        try {
            admin.putQuota(address, mailbox.quota());
        } catch (Failure e) {
            admin.removeUser(address);
            throw e;
        }
    }

    @Override
    public void changeMailbox(MailAddress address, MailboxChange change) {
        if (!admin.hasUser(address)) {
            throw new Failure.NotFound("There is no mailbox " + address + ".");
        }
        if (change.sendLimit().isPresent()) {
            throw new Failure.InvalidInput("sendLimit", "This server has no limit of messages a day.");
        }
        Quota before = admin.usage(address).quota();
        change.quota().ifPresent(quota -> admin.putQuota(address, quota));
        if (change.password().isPresent()) {
            try {
                admin.putUser(address, change.password().get());
            } catch (Failure e) {
                // all of it or nothing
                change.quota().ifPresent(quota -> admin.putQuota(address, before));
                throw e;
            }
        }
    }

    @Override
    public void deleteMailbox(MailAddress address) {
        if (admin.hasUser(address)) {
            // else the next mailbox of that name would have it
            admin.putQuota(address, Quota.unlimited());
            admin.removeUser(address);
        }
        // with the user gone no mail can arrive meanwhile; also mends a deletion that broke off here
        admin.removeMail(address);
    }

    @Override
    public Optional<Forwarders> forwarders() {
        return Optional.of(forwarders);
    }

    @Override
    public Optional<CatchAll> catchAll() {
        return server.hasOurExtensions() ? Optional.of(catchAll) : Optional.empty();
    }

    @Override
    public Optional<DomainAliases> domainAliases() {
        return Optional.of(aliases);
    }

    @Override
    public Optional<MailServer> server() {
        return server.control();
    }

    @Override
    public void close() {
        server.close();
    }

    private void requireDomain(DomainName name) {
        if (!admin.hasDomain(name)) {
            throw new Failure.NotFound(name + " is not hosted here.");
        }
    }

    private static Mailbox mailbox(MailAddress address, WebAdmin.Usage usage) {
        Optional<ByteSize> used = Optional.of(usage.used());
        return new Mailbox(address, usage.quota(), used, Optional.empty(), Optional.empty(), false);
    }
}
