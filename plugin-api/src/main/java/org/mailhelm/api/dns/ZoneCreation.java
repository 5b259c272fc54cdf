package org.mailhelm.api.dns;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** Making zones. Failures as in {@link DnsZones}. */
@ApiStatus(since = "0.9")
public interface ZoneCreation {

    /**
     * Makes a zone.
     *
     * @return the zone, with the name servers that the registrar must be told
     * @throws org.mailhelm.api.Failure.Conflict when it is there already
     */
    Zone create(DomainName name);
}
