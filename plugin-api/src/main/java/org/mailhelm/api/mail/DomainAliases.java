package org.mailhelm.api.mail;

import java.util.List;
import java.util.Set;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** Other names of a domain. Failures as in {@link MailHost}. */
@ApiStatus(since = "0.9")
public interface DomainAliases {

    /** What the system can do with another name. */
    Set<DomainAlias.Kind> kinds();

    /** All other names of a domain. */
    List<DomainAlias> list(DomainName domain);

    /**
     * Adds another name.
     *
     * @throws org.mailhelm.api.Failure.Conflict when the name is in use
     */
    void add(DomainName domain, DomainAlias alias);

    /** Removes another name. Nothing happens when it isn't there. */
    void remove(DomainName domain, DomainName alias);
}
