package org.mailhelm.api.dns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Service;

/**
 * A system that holds DNS zones. The host computes what should change; a plugin only reads and writes.
 *
 * <p>Beside the failures named at each method, every method may fail as {@link Service#verify()} does, and with
 * {@link org.mailhelm.api.Failure.RateLimited}.
 */
@ApiStatus(since = "0.9")
public interface DnsZones extends Service {

    /** What the system can do. Constant for the life of the service and without network. */
    ZoneAbilities abilities();

    /** All zones, all pages of them. */
    List<Zone> zones();

    /** The zone that holds a name: of those whose name is the name or a suffix of it, the longest. */
    default Optional<Zone> zoneOf(DomainName name) {
        return zones().stream()
                .filter(zone -> name.isWithin(zone.name()))
                .max(Comparator.comparingInt(zone -> zone.name().value().length()));
    }

    /**
     * All record sets of a zone, all pages of them, in no order. DNSSEC's own records and the SOA are left out.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the zone isn't there
     * @throws org.mailhelm.api.Failure.Forbidden when the system shows no zone as a whole, or not to these credentials;
     *     it may still answer {@link #records(Zone, Set)}
     */
    List<RecordSet> records(Zone zone);

    /**
     * The record sets of some names, of every type; what a plan needs. Where a zone can be read whole, this is a part of
     * it. A system that can only be asked for a name and a type is asked for all types that mail, the web and certificates
     * use; a set of another type is then missing from the answer. The NS of a name at which other servers take over belong
     * to it.
     *
     * @param names as in {@link RecordSet#name()}
     * @throws org.mailhelm.api.Failure.NotFound when the zone isn't there
     */
    default List<RecordSet> records(Zone zone, Set<String> names) {
        return records(zone).stream().filter(set -> names.contains(set.name())).toList();
    }

    /**
     * Carries out changes, in one step where the system can, else one after the other until one fails.
     *
     * <p>A change whose {@link RecordChange#before()} is no longer what the zone holds is refused as a conflict, as
     * sharply as the system allows: by a precondition of its own, or by reading just before writing. A change that is
     * already carried out counts as done. Nothing else in the zone is touched.
     *
     * @param changes for different sets; not empty. What is taken away stands before what comes in its place, as an alias
     *     before the address of the same name
     * @return what was done, and what stopped the rest
     * @throws org.mailhelm.api.Failure.LimitReached when the system does all or nothing and takes fewer changes in one
     *     step; nothing was done
     * @throws org.mailhelm.api.Failure when nothing at all was done
     */
    Applied apply(Zone zone, List<RecordChange> changes);

    /** Making zones, where the system and the credentials allow it. */
    default Optional<ZoneCreation> zoneCreation() {
        return Optional.empty();
    }
}
