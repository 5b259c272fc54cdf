package org.mailhelm.api.dns;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.ApiStatus;

/**
 * What a system that holds zones can do.
 *
 * @param minTtl least TTL of a set
 * @param defaultTtl the TTL of a set for which nobody chose one; empty when the system chooses
 * @param attributes names of {@link RecordSet#attributes()} that it understands
 * @param atomic whether {@link DnsZones#apply} does all or nothing
 */
@ApiStatus(since = "0.9")
public record ZoneAbilities(Duration minTtl, Optional<Duration> defaultTtl, Set<String> attributes, boolean atomic) {

    /** Keeps a copy. */
    public ZoneAbilities {
        attributes = Set.copyOf(attributes);
    }
}
