package org.mailhelm.api.mail;

import java.util.List;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** Filtering of spam for a domain. Failures as in {@link MailHost}. */
@ApiStatus(since = "0.9")
public interface SpamRules {

    /** From which score on a message is spam, 1 to 50. */
    int score(DomainName domain);

    /** Changes the score, 1 to 50. */
    void changeScore(DomainName domain, int score);

    /** The entries of a list: addresses, domains, or patterns with {@code *}. */
    List<String> entries(DomainName domain, Listing list);

    /** Adds an entry. Nothing happens when it is there. */
    void add(DomainName domain, Listing list, String entry);

    /** Removes an entry. Nothing happens when it isn't there. */
    void remove(DomainName domain, Listing list, String entry);

    /** One of the two lists. */
    @ApiStatus(since = "0.9")
    enum Listing {
        /** Senders that are never spam. */
        ALLOW,
        /** Senders that are always spam. */
        DENY
    }
}
