package org.mailhelm.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.mailhelm.api.dns.ZoneCreation;

/** DNS zones in memory. */
public final class FakeDnsZones implements DnsZones, ZoneCreation {

    private final Faults faults = new Faults();
    private final boolean atomic;
    private final Map<DomainName, Map<String, RecordSet>> zones = new TreeMap<>();

    /** With those zones, all or nothing when changing them. */
    public FakeDnsZones(String... names) {
        this(true, names);
    }

    /** With those zones. */
    public FakeDnsZones(boolean atomic, String... names) {
        this.atomic = atomic;
        for (String name : names) {
            zones.put(new DomainName(name), new HashMap<>());
        }
    }

    /** What it does wrong. */
    public Faults faults() {
        return faults;
    }

    /** Puts a set into a zone as somebody else would. */
    public synchronized void put(RecordSet set) {
        Zone zone =
                zoneOf(new DomainName(set.name().replaceFirst("^\\*\\.", ""))).orElseThrow();
        content(zone).put(key(set), set);
    }

    @Override
    public void verify() {
        faults.strike();
    }

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(
                Duration.ofSeconds(60), Optional.of(Duration.ofHours(1)), Set.of(RecordSet.COMMENT), atomic);
    }

    @Override
    public synchronized List<Zone> zones() {
        faults.strike();
        return zones.keySet().stream().map(FakeDnsZones::zone).toList();
    }

    @Override
    public synchronized List<RecordSet> records(Zone zone) {
        faults.strike();
        return List.copyOf(content(zone).values());
    }

    @Override
    public synchronized Applied apply(Zone zone, List<RecordChange> changes) {
        faults.strike();
        Map<String, RecordSet> content = content(zone);
        Map<String, RecordSet> draft = atomic ? new HashMap<>(content) : content;
        List<RecordChange> done = new ArrayList<>();
        for (RecordChange change : changes) {
            String key = change.name() + " " + change.type();
            Optional<RecordSet> now = Optional.ofNullable(draft.get(key));
            if (!change.isDone(now) && !change.isExpected(now)) {
                Failure conflict = new Failure.Conflict("Somebody else changed " + key + ". Look at it again.");
                if (done.isEmpty() || atomic) {
                    throw conflict;
                }
                return new Applied(done, Optional.of(conflict));
            }
            change.after().ifPresentOrElse(after -> draft.put(key, filled(after, now)), () -> draft.remove(key));
            done.add(change);
        }
        zones.put(zone.name(), draft);
        return Applied.all(done);
    }

    @Override
    public Optional<ZoneCreation> zoneCreation() {
        return Optional.of(this);
    }

    @Override
    public synchronized Zone create(DomainName name) {
        faults.strike();
        if (zones.putIfAbsent(name, new HashMap<>()) != null) {
            throw new Failure.Conflict("The zone " + name + " is there already.");
        }
        return zone(name);
    }

    /** What a change leaves open, it leaves as it is. */
    private static RecordSet filled(RecordSet after, Optional<RecordSet> now) {
        Map<String, String> attributes =
                new HashMap<>(now.map(RecordSet::attributes).orElse(Map.of()));
        attributes.putAll(after.attributes());
        attributes.values().removeIf(String::isEmpty);
        return new RecordSet(
                after.name(),
                after.type(),
                after.ttl().or(() -> now.flatMap(RecordSet::ttl)),
                after.values(),
                attributes);
    }

    private Map<String, RecordSet> content(Zone zone) {
        @Nullable Map<String, RecordSet> content = zones.get(zone.name());
        if (content == null) {
            throw new Failure.NotFound("There is no zone " + zone.name() + ".");
        }
        return content;
    }

    private static String key(RecordSet set) {
        return set.name() + " " + set.type();
    }

    private static Zone zone(DomainName name) {
        return new Zone(name.value(), name, true, true, List.of("ns1.fake.example", "ns2.fake.example"));
    }
}
