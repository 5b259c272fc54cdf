package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;

/**
 * A record that DNS should hold for a domain.
 *
 * @param purpose what it is for
 * @param name the whole name
 * @param type its type
 * @param value as in {@link org.mailhelm.api.dns.RecordSet#values()}
 * @param necessity what is missing without it
 * @param match how to tell whether what DNS holds is as good
 */
@ApiStatus(since = "0.9")
public record RequiredRecord(
        Purpose purpose, DomainName name, RecordType type, String value, Necessity necessity, Match match) {

    /** What a record is for. */
    @ApiStatus(since = "0.9")
    public enum Purpose {
        /** Proves that the domain belongs to the customer. */
        VERIFICATION,
        /** Says where mail for the domain goes. */
        MX,
        /** Says who may send for the domain (RFC 7208). */
        SPF,
        /** Publishes the key that signs outgoing mail (RFC 6376). */
        DKIM,
        /** Names the server that mail programs use. */
        MAIL_HOST,
        /** Names the webmail. */
        WEBMAIL,
        /** Lets mail programs find their settings. */
        CLIENT_DISCOVERY
    }

    /** What is missing without a record. */
    @ApiStatus(since = "0.9")
    public enum Necessity {
        /** Mail doesn't work. */
        REQUIRED,
        /** Mail works, but is trusted less or is harder to set up. */
        RECOMMENDED,
        /** A comfort. */
        OPTIONAL
    }

    /** How to tell whether what DNS holds is as good. */
    @ApiStatus(since = "0.9")
    public enum Match {
        /** The same value. */
        EXACT,
        /** Among the values of the set. */
        AMONG,
        /** An SPF policy that covers this one, by its parts. */
        SPF_COVERS,
        /** The same DKIM key, whatever the other tags. */
        DKIM_KEY
    }
}
