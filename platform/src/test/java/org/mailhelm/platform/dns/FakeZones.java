package org.mailhelm.platform.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.mailhelm.api.dns.ZoneCreation;

/** Zones in memory that keep the contract, count their calls, and stop where a test says. */
public final class FakeZones implements DnsZones {

    /** How often they were asked. */
    public final AtomicInteger lists = new AtomicInteger();

    public final AtomicInteger applies = new AtomicInteger();

    private final List<DomainName> names = new ArrayList<>();
    private final List<RecordSet> sets = new ArrayList<>();
    private @Nullable Failure failure;
    private int stopAfter = Integer.MAX_VALUE;
    private @Nullable Failure later;
    private int failFrom;
    private int steps;
    private boolean loseAnswer;
    private boolean readOnly;
    private boolean hidden;
    private boolean making;
    private int mostAtOnce = Integer.MAX_VALUE;
    private Runnable beforeApply = () -> {};

    public FakeZones(String... names) {
        Arrays.stream(names).map(DomainName::new).forEach(this.names::add);
    }

    /** Every call fails so, until it is called with null. */
    public synchronized void failWith(@Nullable Failure fault) {
        failure = fault;
    }

    /** Every call fails so from the second or a later step that was carried out on. */
    public synchronized void failFrom(int step, Failure fault) {
        failFrom = step;
        later = fault;
    }

    /** The next apply stops after so many changes. */
    public synchronized void stopAfter(int changes) {
        stopAfter = changes;
    }

    /** The next apply does everything and tells nobody. */
    public synchronized void loseAnswer() {
        loseAnswer = true;
    }

    /** It may only be read from now on. */
    public synchronized void readOnly() {
        readOnly = true;
    }

    /** It shows nobody a zone as a whole from now on. */
    public synchronized void hide() {
        hidden = true;
    }

    /** It makes zones from now on. */
    public synchronized void makeZones() {
        making = true;
    }

    /** It does all or nothing, and takes so many changes in one step. */
    public synchronized void takeAtOnce(int changes) {
        mostAtOnce = changes;
    }

    /** Runs before the next apply. */
    public synchronized void beforeApply(Runnable action) {
        beforeApply = action;
    }

    /** Somebody else writes a set. */
    public synchronized void put(String name, String type, String... values) {
        sets.removeIf(set -> is(set, name, new RecordType(type)));
        if (values.length > 0) {
            sets.add(RecordSet.of(name, new RecordType(type), values).withTtl(Duration.ofHours(1)));
        }
    }

    /** The values of a set. */
    public synchronized List<String> values(String name, String type) {
        return find(name, new RecordType(type)).map(RecordSet::values).orElse(List.of());
    }

    /** All of it, as text. */
    public synchronized List<String> all() {
        return sets.stream()
                .map(set -> set.name() + " " + set.type() + " "
                        + set.values().stream().sorted().toList())
                .sorted()
                .toList();
    }

    @Override
    public void verify() {}

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(Duration.ofSeconds(1), Optional.of(Duration.ofHours(1)), Set.of(), false);
    }

    @Override
    public synchronized List<Zone> zones() {
        strike();
        return names.stream()
                .map(name -> new Zone(name.value(), name, !readOnly, true, List.of()))
                .toList();
    }

    @Override
    public synchronized List<RecordSet> records(Zone zone) {
        if (hidden) {
            throw new Failure.Forbidden("The server shows no zone as a whole.");
        }
        return within(zone);
    }

    @Override
    public synchronized List<RecordSet> records(Zone zone, Set<String> asked) {
        return within(zone).stream().filter(set -> asked.contains(set.name())).toList();
    }

    private List<RecordSet> within(Zone zone) {
        strike();
        lists.incrementAndGet();
        return sets.stream()
                .filter(set -> set.name().equals(zone.name().value())
                        || set.name().endsWith("." + zone.name().value()))
                .toList();
    }

    @Override
    public synchronized Applied apply(Zone zone, List<RecordChange> changes) {
        strike();
        applies.incrementAndGet();
        Runnable before = beforeApply;
        beforeApply = () -> {};
        before.run();
        if (changes.size() > mostAtOnce) {
            throw new Failure.LimitReached(
                    "At most " + mostAtOnce + " changes in one step. Nothing was changed; apply fewer at a time.");
        }
        List<RecordChange> done = new ArrayList<>();
        for (RecordChange change : changes) {
            if (done.size() == stopAfter) {
                stopAfter = Integer.MAX_VALUE;
                return new Applied(done, Optional.of(new Failure.Unavailable("The provider answered 503.", true)));
            }
            Optional<RecordSet> now = find(change.name(), change.type());
            if (!same(now, change.before()) && !same(now, change.after())) {
                Failure conflict = new Failure.Conflict("Somebody else changed " + change.name() + " meanwhile.");
                if (done.isEmpty()) {
                    throw conflict;
                }
                return new Applied(done, Optional.of(conflict));
            }
            sets.removeIf(set -> is(set, change.name(), change.type()));
            change.after().ifPresent(set -> sets.add(set.ttl().isPresent() ? set : set.withTtl(Duration.ofHours(1))));
            done.add(change);
        }
        steps++;
        if (later != null && steps == failFrom - 1) {
            failure = later;
        }
        if (loseAnswer) {
            loseAnswer = false;
            throw new Failure.Unavailable("The answer was lost.", false);
        }
        return Applied.all(done);
    }

    @Override
    public synchronized Optional<ZoneCreation> zoneCreation() {
        return making ? Optional.of(this::make) : Optional.empty();
    }

    private synchronized Zone make(DomainName name) {
        strike();
        if (names.contains(name)) {
            throw new Failure.Conflict("The zone " + name + " is there already.");
        }
        names.add(name);
        return new Zone(name.value(), name, true, false, List.of("ns1.pdns.example", "ns2.pdns.example"));
    }

    private void strike() {
        if (failure != null) {
            throw Objects.requireNonNull(failure);
        }
    }

    private Optional<RecordSet> find(String name, RecordType type) {
        return sets.stream().filter(set -> is(set, name, type)).findFirst();
    }

    private static boolean is(RecordSet set, String name, RecordType type) {
        return set.name().equals(name) && set.type().equals(type);
    }

    private static boolean same(Optional<RecordSet> one, Optional<RecordSet> other) {
        return one.map(set -> Set.copyOf(set.values())).equals(other.map(set -> Set.copyOf(set.values())));
    }
}
