package org.mailhelm.api.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/**
 * A domain that a mail host serves.
 *
 * @param name its name
 * @param mailHosting whether its mail is switched on
 * @param aliases its other names
 * @param ownCertificate whether the server has a certificate for names below the domain; empty when it doesn't tell
 */
@ApiStatus(since = "0.9")
public record MailDomain(
        DomainName name, boolean mailHosting, List<DomainAlias> aliases, Optional<Boolean> ownCertificate) {

    /** Keeps a copy. */
    public MailDomain {
        aliases = List.copyOf(aliases);
    }
}
