package org.mailhelm.plugin.mail.mxroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.DomainAliases;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHosting;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.MailRules.CharacterKind;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.SpamRules;
import org.slf4j.Logger;

/** One account at MXroute. Each method is one call but where it says otherwise. */
final class MxrouteMailHost implements MailHost {

    private static final MailRules RULES = new MailRules(
            8,
            128,
            Set.of(CharacterKind.UPPER_CASE, CharacterKind.LOWER_CASE, CharacterKind.DIGIT),
            64,
            Optional.empty(),
            true,
            Quota.ofMebibytes(1024),
            Optional.of(new MailRules.SendLimitRule(0, 9600, 9600)));
    private static final Pattern PROOF = Pattern.compile("(?i).*(verif|ownership|\\bTXT\\b).*");
    private static final String ACCOUNTS = "/domains/{domain}/email-accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{user}";

    private final MxrouteApi api;
    private final Logger log;
    private final Records records;
    private final Clients clients;
    private final MxrouteForwarders forwarders;
    private final MxrouteDomainAliases aliases;

    MxrouteMailHost(MxrouteSettings settings, PluginContext context) {
        this.api = new MxrouteApi(settings, context);
        this.log = context.logger();
        this.records = new Records(settings.server());
        this.clients = new Clients(settings.server(), context);
        this.forwarders = new MxrouteForwarders(api, new Restorations(context), context);
        this.aliases = new MxrouteDomainAliases(api, log);
    }

    @Override
    public void verify() {
        api.texts("/domains");
    }

    @Override
    public MailRules rules() {
        return RULES;
    }

    @Override
    public List<DomainName> domains() {
        List<DomainName> names = new ArrayList<>();
        for (String text : api.texts("/domains")) {
            DomainName.parse(text)
                    .ifPresentOrElse(names::add, () -> log.warn("MXroute names a domain that is none; left out"));
        }
        return names;
    }

    /** A second call when the domain has other names, because details don't tell what kind they are of. */
    @Override
    public MailDomain domain(DomainName name) {
        Members details = api.thing("/domains/{domain}", name.value());
        return new MailDomain(
                name,
                details.flag("mail_hosting"),
                details.holdsSomething("pointers") ? aliases.list(name) : List.of(),
                details.all().get("ssl_enabled") == null ? Optional.empty() : Optional.of(details.flag("ssl_enabled")));
    }

    @Override
    public Optional<RequiredRecord> verification(DomainName name) {
        return Optional.of(records.verification(name, api.thing("/verification-key")));
    }

    @Override
    public void addDomain(DomainName name) {
        try {
            api.post("/domains", new Wire.NewDomain(name.value()));
        } catch (Failure.LimitReached e) {
            if (PROOF.matcher(e.reason()).matches()) {
                throw new Failure.InvalidInput(
                        "domain",
                        e.reason() + " Publish the verification record of " + name
                                + " and wait until DNS shows it, which may take some minutes.");
            }
            throw e;
        } catch (Failure.Conflict e) {
            throw new Failure.Conflict(name + " is at MXroute already, in this account or in another one.");
        }
    }

    @Override
    public void deleteDomain(DomainName name) {
        api.delete("/domains/{domain}", name.value());
    }

    @Override
    public List<RequiredRecord> requiredRecords(DomainName name) {
        return records.of(name, api.thing("/domains/{domain}/dns", name.value()));
    }

    @Override
    public ClientSettings clientSettings(DomainName name) {
        return clients.settings(name);
    }

    @Override
    public List<Mailbox> mailboxes(DomainName domain) {
        List<Mailbox> found = new ArrayList<>();
        for (Members entry : api.things(ACCOUNTS, domain.value())) {
            mailbox(domain, entry).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public Optional<Mailbox> mailbox(MailAddress address) {
        try {
            return mailbox(address.domain(), api.thing(ACCOUNT, address.domain().value(), address.localPart()));
        } catch (Failure.NotFound e) {
            return Optional.empty();
        }
    }

    private Optional<Mailbox> mailbox(DomainName domain, Members entry) {
        MailAddress address;
        try {
            address = new MailAddress(entry.neededText("username"), domain);
        } catch (IllegalArgumentException e) {
            log.warn("MXroute names a mailbox at {} whose name can't be shown; left out", domain);
            return Optional.empty();
        }
        return Optional.of(new Mailbox(
                address,
                Quota.ofMebibytes(entry.whole("quota").orElse(0)),
                entry.number("usage").map(megabytes -> new ByteSize(Math.round(megabytes * 1024 * 1024))),
                entry.whole("limit"),
                entry.whole("sent"),
                entry.flag("suspended")));
    }

    @Override
    public void createMailbox(NewMailbox mailbox) {
        MailAddress address = mailbox.address();
        try {
            api.post(
                    ACCOUNTS,
                    new Wire.NewMailbox(
                            address.localPart(),
                            mailbox.password().reveal(),
                            mailbox.quota().mebibytes(),
                            mailbox.sendLimit()),
                    address.domain().value());
        } catch (Failure.Conflict e) {
            throw new Failure.Conflict(address + " is there already at MXroute, as a mailbox or as a forwarder.");
        }
    }

    @Override
    public void changeMailbox(MailAddress address, MailboxChange change) {
        try {
            api.patch(
                    ACCOUNT,
                    new Wire.MailboxChange(
                            change.password().map(Secret::reveal),
                            change.quota().map(Quota::mebibytes),
                            change.sendLimit()),
                    address.domain().value(),
                    address.localPart());
        } catch (Failure.NotFound e) {
            throw new Failure.NotFound("There is no mailbox " + address + " at MXroute.");
        }
    }

    @Override
    public void deleteMailbox(MailAddress address) {
        api.delete(ACCOUNT, address.domain().value(), address.localPart());
    }

    @Override
    public Optional<Forwarders> forwarders() {
        return Optional.of(forwarders);
    }

    @Override
    public Optional<CatchAll> catchAll() {
        return Optional.of(new MxrouteCatchAll(api));
    }

    @Override
    public Optional<DomainAliases> domainAliases() {
        return Optional.of(aliases);
    }

    @Override
    public Optional<SpamRules> spamRules() {
        return Optional.of(new MxrouteSpamRules(api));
    }

    @Override
    public Optional<AccountQuota> accountQuota() {
        return Optional.of(new MxrouteAccountQuota(api));
    }

    @Override
    public Optional<MailHosting> mailHosting() {
        return Optional.of(
                (domain, on) -> api.patch("/domains/{domain}/mail-status", new Wire.MailStatus(on), domain.value()));
    }

    @Override
    public String toString() {
        return "MXroute";
    }
}
