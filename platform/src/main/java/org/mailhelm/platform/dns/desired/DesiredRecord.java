package org.mailhelm.platform.dns.desired;

import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;

/**
 * A record that DNS shall hold for a domain, whoever wants it.
 *
 * @param topic what it is about
 * @param name the whole name
 * @param type its type
 * @param value as in {@link org.mailhelm.api.dns.RecordSet#values()}
 * @param necessity what is missing without it
 * @param match how to tell whether what DNS holds is as good
 */
public record DesiredRecord(
        Topic topic, DomainName name, RecordType type, String value, Necessity necessity, Match match) {

    /** What a record is about. */
    public enum Topic {
        VERIFICATION,
        MX,
        SPF,
        DKIM,
        DMARC,
        MAIL_HOST,
        WEBMAIL,
        CLIENT_DISCOVERY,
        MTA_STS,
        TLS_RPT
    }
}
