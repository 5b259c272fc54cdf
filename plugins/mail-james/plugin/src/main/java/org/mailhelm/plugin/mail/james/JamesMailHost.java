package org.mailhelm.plugin.mail.james;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.AccountQuota;
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
import org.mailhelm.api.mail.Suspension;

/** A James server as a mail host. */
final class JamesMailHost implements MailHost {
    private static final int MOST_MESSAGES_A_DAY = 100_000;

    private final WebAdmin admin;
    private final RunningServer server;
    private final Optional<DomainKeys> keys;
    private final JamesForwarders forwarders;
    private final JamesCatchAll catchAll;
    private final JamesDomainAliases aliases;
    private final Optional<JamesAccounts> accounts;
    private final MailRules rules;

    /** @param keys where the server takes its DKIM keys from, if it signs */
    JamesMailHost(WebAdmin admin, RunningServer server, Optional<DomainKeys> keys) {
        this.admin = admin;
        this.server = server;
        this.keys = keys;
        this.forwarders = new JamesForwarders(admin, server.ourParts().isPresent());
        this.catchAll = new JamesCatchAll(admin);
        this.aliases = new JamesDomainAliases(admin);
        this.accounts = server.ourParts().map(ours -> new JamesAccounts(admin));
        this.rules = new MailRules(
                8,
                128,
                EnumSet.allOf(MailRules.CharacterKind.class),
                64,
                Optional.empty(),
                true,
                Quota.ofMebibytes(1024),
                server.ourParts()
                        .map(ours -> new MailRules.SendLimitRule(1, MOST_MESSAGES_A_DAY, ours.messagesADay())));
    }

    @Override
    public void verify() {
        server.awaitReady();
        admin.ping();
    }

    @Override
    public MailRules rules() {
        return rules;
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
            throw new Failure.Conflict(new Mappings(admin.mappings())
                    .mainName(name)
                    .map(main -> name + " is here already, as another name of " + main + ".")
                    .orElse(name + " is hosted here already."));
        }
        admin.addDomain(name);
        keys.ifPresent(folder -> folder.ensure(name));
    }

    @Override
    public void deleteDomain(DomainName name) {
        if (!admin.hasDomain(name)) {
            return;
        }
        List<WebAdmin.Usage> usages = admin.usages(name);
        usages.stream().filter(usage -> usage.address().isEmpty()).findFirst().ifPresent(usage -> {
            throw new Failure.Conflict("The server has a mailbox that cannot be deleted from here, " + usage.username()
                    + ". Delete it there first.");
        });
        usages.forEach(usage -> usage.address().ifPresent(this::deleteMailbox));
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
        Map<String, WebAdmin.Account> known =
                accounts.map(ours -> ours.of(domain)).orElse(Map.of());
        return admin.usages(domain).stream()
                .flatMap(usage -> usage.address().stream()
                        .map(address -> mailbox(address, usage, Optional.ofNullable(known.get(usage.username())))))
                .toList();
    }

    @Override
    public Optional<Mailbox> mailbox(MailAddress address) {
        return admin.hasUser(address)
                ? Optional.of(mailbox(address, admin.usage(address), accounts.map(ours -> ours.of(address))))
                : Optional.empty();
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
        Mappings known = new Mappings(admin.mappings());
        known.mainName(address.domain()).ifPresent(main -> {
            throw new Failure.InvalidInput(
                    "address",
                    address.domain() + " is another name of " + main
                            + ". Make the mailbox there; it has mail of both.");
        });
        if (known.hasForwarder(address)) {
            throw new Failure.Conflict("There is a forwarder " + address + " already. Delete it first.");
        }
        if (accounts.isEmpty() && mailbox.sendLimit().isPresent()) {
            throw noSendLimit();
        }
        admin.putUser(address, mailbox.password());
        try {
            admin.putQuota(address, mailbox.quota());
            accounts.ifPresent(ours -> {
                // a deletion that broke off may have left some
                ours.forget(address);
                ours.limit(address, mailbox.sendLimit());
            });
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
        if (accounts.isEmpty() && change.sendLimit().isPresent()) {
            throw noSendLimit();
        }
        // all of it or nothing
        Quota before = admin.usage(address).quota();
        change.quota().ifPresent(quota -> admin.putQuota(address, quota));
        Runnable limitBack = () -> {};
        try {
            limitBack = accounts.map(ours -> ours.limit(address, change.sendLimit()))
                    .orElse(limitBack);
            change.password().ifPresent(password -> admin.putUser(address, password));
        } catch (Failure e) {
            limitBack.run();
            change.quota().ifPresent(quota -> admin.putQuota(address, before));
            throw e;
        }
    }

    private static Failure noSendLimit() {
        return new Failure.InvalidInput("sendLimit", "This server has no limit of messages a day.");
    }

    @Override
    public void deleteMailbox(MailAddress address) {
        if (admin.hasUser(address)) {
            // else the next mailbox of that name would have it
            admin.putQuota(address, Quota.unlimited());
            admin.removeUser(address);
        }
        accounts.ifPresent(ours -> ours.forget(address));
        // with the user gone no mail can arrive meanwhile; also mends a deletion that broke off here
        admin.removeMail(address);
    }

    @Override
    public Optional<Forwarders> forwarders() {
        return Optional.of(forwarders);
    }

    @Override
    public Optional<CatchAll> catchAll() {
        return server.ourParts().map(ours -> catchAll);
    }

    @Override
    public Optional<Suspension> suspension() {
        return accounts.map(ours -> ours);
    }

    @Override
    public Optional<DomainAliases> domainAliases() {
        return Optional.of(aliases);
    }

    @Override
    public Optional<AccountQuota> accountQuota() {
        return Optional.of(new JamesAccountQuota(admin));
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

    private Mailbox mailbox(MailAddress address, WebAdmin.Usage usage, Optional<WebAdmin.Account> account) {
        return new Mailbox(
                address,
                usage.quota(),
                Optional.of(usage.used()),
                account.map(WebAdmin.Account::sendLimit)
                        .or(() -> server.ourParts().map(RunningServer.OurParts::messagesADay)),
                accounts.map(ours -> account.map(WebAdmin.Account::sentToday).orElse(0)),
                account.map(WebAdmin.Account::suspended).orElse(false));
    }
}
