package org.mailhelm.platform.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.api.mail.RequiredRecord.Purpose;
import org.mailhelm.api.mail.SpamRules;

/** A mail host that wants records, and a proof where a test says so. */
public final class FakeMail implements MailHost {

    /** The domains it serves, with their mailboxes. */
    public final Map<DomainName, List<Mailbox>> domains = Collections.synchronizedMap(new TreeMap<>());

    /** Where it looks for its proof; empty when it wants none. */
    public volatile Optional<FakeZones> proofIn = Optional.empty();

    /** Its mail server. */
    public volatile String server = "mail.host.example";

    /** Whether it wants nothing but an MX. */
    public volatile boolean bare;

    @Override
    public void verify() {}

    @Override
    public MailRules rules() {
        return new MailRules(
                8, 72, java.util.Set.of(), 64, Optional.empty(), true, Quota.ofMebibytes(1024), Optional.empty());
    }

    @Override
    public List<DomainName> domains() {
        return List.copyOf(domains.keySet());
    }

    @Override
    public MailDomain domain(DomainName name) {
        at(name);
        return new MailDomain(name, true, List.of(), Optional.empty());
    }

    @Override
    public Optional<RequiredRecord> verification(DomainName name) {
        return proofIn.map(zones -> new RequiredRecord(
                Purpose.VERIFICATION,
                name.child("_verify"),
                RecordType.TXT,
                "proof of " + name,
                Necessity.REQUIRED,
                Match.AMONG));
    }

    @Override
    public void addDomain(DomainName name) {
        proofIn.ifPresent(zones -> {
            if (!zones.values("_verify." + name, "TXT").contains("proof of " + name)) {
                throw new Failure.InvalidInput("domain", "The record that proves it is yours isn't visible yet.");
            }
        });
        if (domains.putIfAbsent(name, Collections.synchronizedList(new ArrayList<>())) != null) {
            throw new Failure.Conflict("The domain " + name + " is there already.");
        }
    }

    @Override
    public void deleteDomain(DomainName name) {
        domains.remove(name);
    }

    @Override
    public List<RequiredRecord> requiredRecords(DomainName name) {
        at(name);
        if (bare) {
            return List.of(required(Purpose.MX, name, RecordType.MX, "10 " + server));
        }
        return List.of(
                required(Purpose.MX, name, RecordType.MX, "10 " + server),
                required(Purpose.SPF, name, RecordType.TXT, "v=spf1 include:host.example -all"),
                required(
                        Purpose.DKIM,
                        name.child("_domainkey").child("x"),
                        RecordType.TXT,
                        "v=DKIM1; k=rsa; p=" + "A".repeat(390)));
    }

    private static RequiredRecord required(Purpose purpose, DomainName name, RecordType type, String value) {
        return new RequiredRecord(purpose, name, type, value, Necessity.REQUIRED, Match.AMONG);
    }

    @Override
    public ClientSettings clientSettings(DomainName name) {
        return new ClientSettings(
                List.of(
                        new Endpoint(Protocol.IMAP, "mail.host.example", 993, Security.TLS),
                        new Endpoint(Protocol.SUBMISSION, "mail.host.example", 465, Security.TLS)),
                Optional.empty(),
                List.of());
    }

    @Override
    public List<Mailbox> mailboxes(DomainName domain) {
        return List.copyOf(at(domain));
    }

    @Override
    public Optional<Mailbox> mailbox(MailAddress address) {
        return at(address.domain()).stream()
                .filter(mailbox -> mailbox.address().equals(address))
                .findFirst();
    }

    @Override
    public void createMailbox(NewMailbox mailbox) {
        at(mailbox.address().domain())
                .add(new Mailbox(
                        mailbox.address(),
                        mailbox.quota(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @Override
    public void changeMailbox(MailAddress address, MailboxChange change) {
        throw new Failure.Unsupported("Not here.");
    }

    @Override
    public void deleteMailbox(MailAddress address) {
        at(address.domain()).removeIf(mailbox -> mailbox.address().equals(address));
    }

    @Override
    public Optional<SpamRules> spamRules() {
        return Optional.empty();
    }

    private List<Mailbox> at(DomainName name) {
        return Optional.ofNullable(domains.get(name)).orElseThrow(() -> new Failure.NotFound(name + " isn't here."));
    }
}
