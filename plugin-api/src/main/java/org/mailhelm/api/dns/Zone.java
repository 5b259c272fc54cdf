package org.mailhelm.api.dns;

import java.util.List;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/**
 * A zone.
 *
 * @param id the system's own identifier
 * @param name its apex
 * @param writable whether the credentials may change it
 * @param active whether the system answers for it; false while a delegation is awaited
 * @param nameServers the name servers that the parent should name; empty when the system doesn't tell
 */
@ApiStatus(since = "0.9")
public record Zone(String id, DomainName name, boolean writable, boolean active, List<String> nameServers) {

    /** Keeps a copy. */
    public Zone {
        nameServers = List.copyOf(nameServers);
    }
}
