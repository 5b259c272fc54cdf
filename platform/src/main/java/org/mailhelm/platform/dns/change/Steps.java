package org.mailhelm.platform.dns.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.Zone;

/** Sends changes in one step, or in as few as the system takes. For one sending. */
final class Steps {

    private final DnsZones zones;
    private final Zone zone;
    private final List<RecordChange> done = new ArrayList<>();

    Steps(DnsZones zones, Zone zone) {
        this.zones = zones;
        this.zone = zone;
    }

    /** What is known to be carried out so far, also after a failure. */
    List<RecordChange> done() {
        return List.copyOf(done);
    }

    /**
     * Sends them. Those of one name stay together, so that no name is left without what takes the place of another.
     *
     * @throws Failure when a step did nothing at all; the steps before it are {@link #done()}
     */
    Applied apply(List<RecordChange> changes) {
        List<List<RecordChange>> left = byName(changes);
        int most = left.size();
        while (!left.isEmpty()) {
            int names = Math.min(most, left.size());
            try {
                Applied applied = zones.apply(zone, together(left.subList(0, names)));
                done.addAll(applied.done());
                if (applied.stoppedBy().isPresent()) {
                    return new Applied(done, applied.stoppedBy());
                }
            } catch (Failure.LimitReached e) {
                if (names == 1) {
                    throw e;
                }
                most = names / 2;
                continue;
            }
            left = left.subList(names, left.size());
        }
        return Applied.all(changes);
    }

    private static List<List<RecordChange>> byName(List<RecordChange> changes) {
        Map<String, List<RecordChange>> groups = new LinkedHashMap<>();
        changes.forEach(change ->
                groups.computeIfAbsent(change.name(), name -> new ArrayList<>()).add(change));
        return List.copyOf(groups.values());
    }

    /** What goes stands before what comes, as plugins want it. */
    private static List<RecordChange> together(List<List<RecordChange>> groups) {
        return groups.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(change -> change.after().isPresent()))
                .toList();
    }
}
