package org.mailhelm.platform.dns.desired;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.Domains;

/** What DNS shall hold for a domain: what its mail host asks for, and what is chosen for it here. */
@Singleton
class DesiredRecords implements DesiredState {

    private final Domains domains;
    private final DnsChoices choices;
    private final PanelName panel;

    DesiredRecords(Domains domains, DnsChoices choices, PanelName panel) {
        this.domains = domains;
        this.choices = choices;
        this.panel = panel;
    }

    @Override
    public List<DesiredRecord> of(DomainName domain) {
        DomainRow row = domains.known(domain);
        DnsChoice choice = choices.of(domain);
        List<DesiredRecord> all = new ArrayList<>();
        for (RequiredRecord record : domains.records(row)) {
            if (record.purpose() != RequiredRecord.Purpose.CLIENT_DISCOVERY
                    || (choice.discovery() && leadsSomewhere(record.value()))) {
                all.add(of(record));
            }
        }
        String dmarc = choice.dmarc().orElse(choices.usualDmarc());
        below(domain, "_dmarc").ifPresent(name -> all.add(text(Topic.DMARC, name, dmarc)));
        if (choice.discovery()) {
            discovery(row).stream()
                    .filter(record -> all.stream()
                            .noneMatch(other -> other.name().equals(record.name())
                                    && other.type().equals(record.type())))
                    .toList()
                    .forEach(all::add);
        }
        policy(choice, all).ifPresent(policy -> {
            below(domain, "_mta-sts").ifPresent(name -> all.add(text(Topic.MTA_STS, name, policy.record())));
            alias(Topic.MTA_STS, domain, "mta-sts").ifPresent(all::add);
        });
        choice.tlsReports()
                .ifPresent(address -> below(domain, "_smtp._tls")
                        .ifPresent(name -> all.add(text(Topic.TLS_RPT, name, "v=TLSRPTv1; rua=" + address))));
        return all;
    }

    /** The policy that is served for a domain; empty when none is switched on. */
    Optional<MtaStsPolicy> policy(DomainName domain) {
        DnsChoice choice = choices.of(domain);
        return choice.mtaSts() == MtaSts.OFF ? Optional.empty() : policy(choice, of(domain));
    }

    private static Optional<MtaStsPolicy> policy(DnsChoice choice, List<DesiredRecord> records) {
        List<String> hosts = records.stream()
                .filter(record -> record.topic() == Topic.MX)
                .map(record -> record.value().substring(record.value().indexOf(' ') + 1))
                .toList();
        // A policy without servers would be one that no mail can keep.
        return choice.mtaSts() == MtaSts.OFF || hosts.isEmpty()
                ? Optional.empty()
                : Optional.of(new MtaStsPolicy(choice.mtaSts(), hosts));
    }

    /** SRV records (RFC 6186, RFC 8314), and the names that programs ask for settings, which lead to this panel. */
    private List<DesiredRecord> discovery(DomainRow row) {
        DomainName domain = row.domain();
        List<DesiredRecord> records = new ArrayList<>();
        for (Endpoint endpoint : domains.clientSettings(row).endpoints()) {
            below(domain, service(endpoint) + "._tcp")
                    .filter(name -> leadsSomewhere(endpoint.host()))
                    .ifPresent(name -> records.add(new DesiredRecord(
                            Topic.CLIENT_DISCOVERY,
                            name,
                            RecordType.SRV,
                            "0 1 " + endpoint.port() + " " + endpoint.host(),
                            Necessity.OPTIONAL,
                            Match.AMONG)));
        }
        alias(Topic.CLIENT_DISCOVERY, domain, "autoconfig").ifPresent(records::add);
        alias(Topic.CLIENT_DISCOVERY, domain, "autodiscover").ifPresent(records::add);
        return records;
    }

    /** False for a server that only this machine knows, as a mail server that isn't open yet. */
    private static boolean leadsSomewhere(String value) {
        return DomainName.parse(value.substring(value.lastIndexOf(' ') + 1)).isPresent();
    }

    private static String service(Endpoint endpoint) {
        boolean tls = endpoint.security() == Security.TLS;
        return switch (endpoint.protocol()) {
            case IMAP -> tls ? "_imaps" : "_imap";
            case POP3 -> tls ? "_pop3s" : "_pop3";
            case SUBMISSION -> tls ? "_submissions" : "_submission";
        };
    }

    private static DesiredRecord text(Topic topic, DomainName name, String value) {
        return new DesiredRecord(topic, name, RecordType.TXT, value, Necessity.RECOMMENDED, Match.EXACT);
    }

    /** A name that leads to this panel; none where the panel's own name isn't known. */
    private Optional<DesiredRecord> alias(Topic topic, DomainName domain, String label) {
        Necessity necessity = topic == Topic.MTA_STS ? Necessity.RECOMMENDED : Necessity.OPTIONAL;
        return panel.host()
                .flatMap(target -> below(domain, label)
                        .map(name -> new DesiredRecord(
                                topic, name, RecordType.CNAME, target.value(), necessity, Match.EXACT)));
    }

    /** A name below the domain; none where the domain leaves no room for it. */
    private static Optional<DomainName> below(DomainName domain, String labels) {
        return DomainName.parse(labels + "." + domain);
    }

    /** What a mail host asks for, as a wish of ours. */
    static DesiredRecord of(RequiredRecord record) {
        return new DesiredRecord(
                topic(record.purpose()),
                record.name(),
                record.type(),
                record.value(),
                record.necessity(),
                record.match());
    }

    private static Topic topic(RequiredRecord.Purpose purpose) {
        return switch (purpose) {
            case VERIFICATION -> Topic.VERIFICATION;
            case MX -> Topic.MX;
            case SPF -> Topic.SPF;
            case DKIM -> Topic.DKIM;
            case MAIL_HOST -> Topic.MAIL_HOST;
            case WEBMAIL -> Topic.WEBMAIL;
            case CLIENT_DISCOVERY -> Topic.CLIENT_DISCOVERY;
        };
    }
}
