package org.mailhelm.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;

/** A mail host in memory, with forwarders and catch-all. */
public final class FakeMailHost implements MailHost, Forwarders, CatchAll {

    private final Faults faults = new Faults();
    private final Map<DomainName, Domain> hosted = new TreeMap<>();

    /** What it does wrong. */
    public Faults faults() {
        return faults;
    }

    /** The password of a mailbox. */
    public synchronized Secret password(MailAddress address) {
        return domainOf(address).passwords.getOrDefault(address, Secret.of(""));
    }

    @Override
    public void verify() {
        faults.strike();
    }

    @Override
    public MailRules rules() {
        return new MailRules(
                8,
                128,
                Set.of(MailRules.CharacterKind.DIGIT),
                64,
                Optional.of(ByteSize.ofMebibytes(10_240)),
                true,
                Quota.ofMebibytes(1_024),
                Optional.empty());
    }

    @Override
    public synchronized List<DomainName> domains() {
        faults.strike();
        return List.copyOf(hosted.keySet());
    }

    @Override
    public synchronized MailDomain domain(DomainName name) {
        faults.strike();
        require(name);
        return new MailDomain(name, true, List.of(), Optional.empty());
    }

    @Override
    public Optional<RequiredRecord> verification(DomainName name) {
        return Optional.empty();
    }

    @Override
    public synchronized void addDomain(DomainName name) {
        faults.strike();
        if (hosted.putIfAbsent(name, new Domain()) != null) {
            throw new Failure.Conflict(name + " is there already.");
        }
    }

    @Override
    public synchronized void deleteDomain(DomainName name) {
        faults.strike();
        hosted.remove(name);
    }

    @Override
    public synchronized List<RequiredRecord> requiredRecords(DomainName name) {
        faults.strike();
        require(name);
        return List.of(
                new RequiredRecord(
                        RequiredRecord.Purpose.MX,
                        name,
                        RecordType.MX,
                        "10 mail.fake.example",
                        RequiredRecord.Necessity.REQUIRED,
                        RequiredRecord.Match.AMONG),
                new RequiredRecord(
                        RequiredRecord.Purpose.SPF,
                        name,
                        RecordType.TXT,
                        "v=spf1 mx -all",
                        RequiredRecord.Necessity.RECOMMENDED,
                        RequiredRecord.Match.SPF_COVERS));
    }

    @Override
    public ClientSettings clientSettings(DomainName name) {
        return new ClientSettings(
                List.of(
                        new ClientSettings.Endpoint(
                                ClientSettings.Protocol.IMAP, "mail.fake.example", 993, ClientSettings.Security.TLS),
                        new ClientSettings.Endpoint(
                                ClientSettings.Protocol.SUBMISSION,
                                "mail.fake.example",
                                465,
                                ClientSettings.Security.TLS)),
                Optional.empty(),
                List.of());
    }

    @Override
    public synchronized List<Mailbox> mailboxes(DomainName domain) {
        faults.strike();
        return List.copyOf(require(domain).mailboxes.values());
    }

    @Override
    public synchronized Optional<Mailbox> mailbox(MailAddress address) {
        faults.strike();
        @Nullable Domain domain = hosted.get(address.domain());
        return domain == null ? Optional.empty() : Optional.ofNullable(domain.mailboxes.get(address));
    }

    @Override
    public synchronized void createMailbox(NewMailbox young) {
        faults.strike();
        Domain domain = domainOf(young.address());
        refuseUsed(domain, young.address());
        domain.mailboxes.put(
                young.address(),
                new Mailbox(
                        young.address(),
                        young.quota(),
                        Optional.of(new ByteSize(0)),
                        young.sendLimit(),
                        Optional.empty(),
                        false));
        domain.passwords.put(young.address(), young.password());
    }

    @Override
    public synchronized void changeMailbox(MailAddress address, MailboxChange change) {
        faults.strike();
        Domain domain = domainOf(address);
        Mailbox old = Optional.ofNullable(domain.mailboxes.get(address))
                .orElseThrow(() -> new Failure.NotFound("There is no mailbox " + address + "."));
        domain.mailboxes.put(
                address,
                new Mailbox(
                        address,
                        change.quota().orElse(old.quota()),
                        old.used(),
                        change.sendLimit().or(old::sendLimit),
                        old.sentToday(),
                        old.suspended()));
        change.password().ifPresent(password -> domain.passwords.put(address, password));
    }

    @Override
    public synchronized void deleteMailbox(MailAddress address) {
        faults.strike();
        @Nullable Domain domain = hosted.get(address.domain());
        if (domain != null) {
            domain.mailboxes.remove(address);
            domain.passwords.remove(address);
        }
    }

    @Override
    public Optional<Forwarders> forwarders() {
        return Optional.of(this);
    }

    @Override
    public Optional<CatchAll> catchAll() {
        return Optional.of(this);
    }

    @Override
    public boolean specialDestinations() {
        return true;
    }

    @Override
    public synchronized List<Forwarder> list(DomainName domain) {
        faults.strike();
        return new ArrayList<>(require(domain).forwarders.values());
    }

    @Override
    public synchronized void create(Forwarder forwarder) {
        faults.strike();
        Domain domain = domainOf(forwarder.address());
        refuseUsed(domain, forwarder.address());
        domain.forwarders.put(forwarder.address(), forwarder);
    }

    @Override
    public synchronized void replace(Forwarder forwarder) {
        faults.strike();
        if (domainOf(forwarder.address()).forwarders.replace(forwarder.address(), forwarder) == null) {
            throw new Failure.NotFound("There is no forwarder " + forwarder.address() + ".");
        }
    }

    @Override
    public synchronized void remove(MailAddress address) {
        faults.strike();
        domainOf(address).forwarders.remove(address);
    }

    @Override
    public synchronized Rule read(DomainName domain) {
        faults.strike();
        return require(domain).catchAll;
    }

    @Override
    public synchronized void write(DomainName domain, Rule rule) {
        faults.strike();
        require(domain).catchAll = rule;
    }

    private Domain domainOf(MailAddress address) {
        return require(address.domain());
    }

    private Domain require(DomainName name) {
        @Nullable Domain domain = hosted.get(name);
        if (domain == null) {
            throw new Failure.NotFound("There is no domain " + name + ".");
        }
        return domain;
    }

    private static void refuseUsed(Domain domain, MailAddress address) {
        if (domain.mailboxes.containsKey(address) || domain.forwarders.containsKey(address)) {
            throw new Failure.Conflict(address + " is in use.");
        }
    }

    private static final class Domain {
        private final Map<MailAddress, Mailbox> mailboxes = new TreeMap<>();
        private final Map<MailAddress, Secret> passwords = new HashMap<>();
        private final Map<MailAddress, Forwarder> forwarders = new TreeMap<>();
        private Rule catchAll = new Refuse();
    }
}
