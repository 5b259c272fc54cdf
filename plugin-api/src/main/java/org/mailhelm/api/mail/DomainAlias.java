package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/**
 * Another name of a domain, a "pointer".
 *
 * @param name the other name
 * @param kind what happens with it
 */
@ApiStatus(since = "0.9")
public record DomainAlias(DomainName name, Kind kind) {

    /** What happens with the other name. */
    @ApiStatus(since = "0.9")
    public enum Kind {
        /** Mail for it is delivered as if it came for the domain. */
        ALIAS,
        /** Its web address leads to the domain; mail isn't taken. */
        REDIRECT
    }
}
