package org.mailhelm.platform.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.api.mail.DomainAliases;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHosting;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.MailRules.CharacterKind;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.api.mail.RequiredRecord.Purpose;
import org.mailhelm.api.mail.SpamRules;
import org.mailhelm.api.mail.Suspension;

/** A mail host in memory that keeps the contract, counts what it is asked, and fails when told to. */
public final class FakeMailHost implements MailHost {

    /** What it wants to see in DNS before it takes a domain; whether it sees it; which domains' mail is off. */
    public volatile boolean wantsProof;

    volatile boolean seesProof;
    volatile Optional<Set<DomainName>> off = Optional.empty();

    public final Map<DomainName, Map<String, Mailbox>> domains = Collections.synchronizedMap(new TreeMap<>());
    final Map<MailAddress, Secret> passwords = Collections.synchronizedMap(new TreeMap<>());
    final AtomicInteger calls = new AtomicInteger();
    volatile Set<CharacterKind> needs = Set.of(CharacterKind.values());
    volatile Optional<FakeMailServer> server = Optional.empty();
    volatile Optional<Forwarders> forwarders = Optional.empty();
    volatile Optional<CatchAll> catchAll = Optional.empty();
    volatile Optional<SpamRules> spamRules = Optional.empty();
    volatile Optional<DomainAliases> domainAliases = Optional.empty();
    volatile Optional<AccountQuota> accountQuota = Optional.empty();
    volatile Optional<Suspension> suspension = Optional.empty();
    private volatile @Nullable Supplier<Failure> fault;
    private volatile Runnable beforeAnswer = () -> {};

    /** From now on every call fails so, without doing anything. */
    void failWith(Supplier<Failure> failure) {
        fault = failure;
    }

    public void down() {
        failWith(() -> new Failure.Unavailable("The mail host does not answer. Try again later.", true));
    }

    void up() {
        fault = null;
    }

    /** Runs after an answer is put together and before it is given. */
    void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    <T> T answer(Supplier<T> call) {
        calls.incrementAndGet();
        Supplier<Failure> failure = fault;
        if (failure != null) {
            throw failure.get();
        }
        T answer = call.get();
        beforeAnswer.run();
        return answer;
    }

    Map<String, Mailbox> at(DomainName name) {
        return Optional.ofNullable(domains.get(name)).orElseThrow(() -> new Failure.NotFound(name + " isn't here."));
    }

    @Override
    public void verify() {
        answer(() -> true);
    }

    @Override
    public MailRules rules() {
        return new MailRules(
                8,
                72,
                needs,
                64,
                Optional.of(ByteSize.ofMebibytes(10240)),
                true,
                Quota.ofMebibytes(1024),
                Optional.of(new MailRules.SendLimitRule(1, 9600, 9600)));
    }

    @Override
    public List<DomainName> domains() {
        return answer(() -> List.copyOf(domains.keySet()));
    }

    @Override
    public MailDomain domain(DomainName name) {
        return answer(() -> {
            at(name);
            return new MailDomain(name, off.filter(set -> set.contains(name)).isEmpty(), List.of(), Optional.empty());
        });
    }

    @Override
    public Optional<RequiredRecord> verification(DomainName name) {
        return answer(() -> wantsProof
                ? Optional.of(new RequiredRecord(
                        Purpose.VERIFICATION,
                        name.child("_da-verify-a1b2"),
                        RecordType.TXT,
                        "domain-verified",
                        Necessity.REQUIRED,
                        Match.EXACT))
                : Optional.empty());
    }

    @Override
    public Optional<MailHosting> mailHosting() {
        return off.map(set -> (domain, on) -> answer(() -> {
            at(domain);
            return on ? set.remove(domain) : set.add(domain);
        }));
    }

    @Override
    public void addDomain(DomainName name) {
        answer(() -> {
            if (wantsProof && !seesProof) {
                throw new Failure.InvalidInput("domain", "The record that proves it is yours isn't visible yet.");
            }
            if (domains.putIfAbsent(name, Collections.synchronizedMap(new TreeMap<>())) != null) {
                throw new Failure.Conflict("The domain " + name + " is there already.");
            }
            return true;
        });
    }

    @Override
    public void deleteDomain(DomainName name) {
        answer(() -> Optional.ofNullable(domains.remove(name)));
    }

    @Override
    public List<RequiredRecord> requiredRecords(DomainName name) {
        return answer(() -> {
            at(name);
            return List.of(
                    new RequiredRecord(
                            Purpose.MX, name, RecordType.MX, "10 mail.host.example", Necessity.REQUIRED, Match.AMONG),
                    new RequiredRecord(
                            Purpose.SPF,
                            name,
                            RecordType.TXT,
                            "v=spf1 include:host.example -all",
                            Necessity.REQUIRED,
                            Match.SPF_COVERS),
                    new RequiredRecord(
                            Purpose.DKIM,
                            name.child("_domainkey").child("x"),
                            RecordType.TXT,
                            "v=DKIM1; k=rsa; p=\"<QUOTED>\"",
                            Necessity.REQUIRED,
                            Match.DKIM_KEY));
        });
    }

    @Override
    public ClientSettings clientSettings(DomainName name) {
        return new ClientSettings(
                List.of(
                        new Endpoint(Protocol.IMAP, "mail.host.example", 993, Security.TLS),
                        new Endpoint(Protocol.SUBMISSION, "mail.host.example", 465, Security.TLS),
                        new Endpoint(Protocol.SUBMISSION, "mail.host.example", 587, Security.STARTTLS)),
                Optional.empty(),
                List.of());
    }

    @Override
    public List<Mailbox> mailboxes(DomainName domain) {
        return answer(() -> new ArrayList<>(at(domain).values()));
    }

    @Override
    public Optional<Mailbox> mailbox(MailAddress address) {
        return answer(() -> Optional.ofNullable(at(address.domain()).get(address.localPart())));
    }

    @Override
    public void createMailbox(NewMailbox mailbox) {
        answer(() -> {
            MailAddress address = mailbox.address();
            Mailbox created = new Mailbox(
                    address,
                    mailbox.quota(),
                    Optional.of(new ByteSize(0)),
                    Optional.of(mailbox.sendLimit().orElse(9600)),
                    Optional.of(0),
                    false);
            if (at(address.domain()).putIfAbsent(address.localPart(), created) != null) {
                throw new Failure.Conflict("The mailbox " + address + " is there already.");
            }
            passwords.put(address, mailbox.password());
            return true;
        });
    }

    @Override
    public void changeMailbox(MailAddress address, MailboxChange change) {
        answer(() -> {
            Mailbox before = Optional.ofNullable(at(address.domain()).get(address.localPart()))
                    .orElseThrow(() -> new Failure.NotFound("The mailbox " + address + " isn't there."));
            change.password().ifPresent(password -> passwords.put(address, password));
            at(address.domain())
                    .put(
                            address.localPart(),
                            new Mailbox(
                                    address,
                                    change.quota().orElse(before.quota()),
                                    before.used(),
                                    change.sendLimit().or(before::sendLimit),
                                    before.sentToday(),
                                    before.suspended()));
            return true;
        });
    }

    @Override
    public void deleteMailbox(MailAddress address) {
        answer(() -> Optional.ofNullable(at(address.domain()).remove(address.localPart())));
    }

    @Override
    public Optional<MailServer> server() {
        return server.map(MailServer.class::cast);
    }

    @Override
    public Optional<Forwarders> forwarders() {
        return forwarders;
    }

    @Override
    public Optional<CatchAll> catchAll() {
        return catchAll;
    }

    @Override
    public Optional<SpamRules> spamRules() {
        return spamRules;
    }

    @Override
    public Optional<DomainAliases> domainAliases() {
        return domainAliases;
    }

    @Override
    public Optional<AccountQuota> accountQuota() {
        return accountQuota;
    }

    @Override
    public Optional<Suspension> suspension() {
        return suspension;
    }
}
