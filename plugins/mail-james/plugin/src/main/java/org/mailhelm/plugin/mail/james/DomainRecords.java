package org.mailhelm.plugin.mail.james;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.RequiredRecord;

/** What DNS should say about a domain that a James server hosts. */
final class DomainRecords {
    private DomainRecords() {}

    static List<RequiredRecord> of(DomainName domain, RunningServer server, Optional<DomainKeys.PublicKey> key) {
        List<RequiredRecord> records = new ArrayList<>();
        records.add(new RequiredRecord(
                RequiredRecord.Purpose.MX,
                domain,
                RecordType.MX,
                "10 " + server.mailHostName(domain),
                RequiredRecord.Necessity.REQUIRED,
                RequiredRecord.Match.AMONG));
        // "mx" covers this server, which is what the MX names; soft, because mail may also leave elsewhere
        records.add(new RequiredRecord(
                RequiredRecord.Purpose.SPF,
                domain,
                RecordType.TXT,
                "v=spf1 mx ~all",
                RequiredRecord.Necessity.RECOMMENDED,
                RequiredRecord.Match.SPF_COVERS));
        key.ifPresent(half -> records.add(new RequiredRecord(
                RequiredRecord.Purpose.DKIM,
                half.recordName(domain),
                RecordType.TXT,
                half.recordValue(),
                RequiredRecord.Necessity.RECOMMENDED,
                RequiredRecord.Match.DKIM_KEY)));
        server.clientSettings(domain).endpoints().stream()
                .filter(endpoint -> endpoint.security() == ClientSettings.Security.TLS)
                .forEach(endpoint -> records.add(discovery(domain, endpoint)));
        return records;
    }

    /** RFC 6186 and RFC 8314 section 5.1. */
    private static RequiredRecord discovery(DomainName domain, ClientSettings.Endpoint endpoint) {
        String service = switch (endpoint.protocol()) {
            case IMAP -> "_imaps";
            case POP3 -> "_pop3s";
            case SUBMISSION -> "_submissions";
        };
        return new RequiredRecord(
                RequiredRecord.Purpose.CLIENT_DISCOVERY,
                domain.child("_tcp").child(service),
                RecordType.SRV,
                "0 1 " + endpoint.port() + " " + endpoint.host(),
                RequiredRecord.Necessity.OPTIONAL,
                RequiredRecord.Match.AMONG);
    }
}
