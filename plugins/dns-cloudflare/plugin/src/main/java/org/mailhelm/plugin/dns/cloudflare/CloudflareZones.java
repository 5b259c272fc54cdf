package org.mailhelm.plugin.dns.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.mailhelm.api.dns.ZoneCreation;

/** The zones that a token opens. */
final class CloudflareZones implements DnsZones {

    /** How long a whole list of zones answers for the zone of a name, so that planning many costs no call for each. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** So many zones asked for by name cost as much as a list of all, when it isn't known how long that is. */
    private static final int FEW = 10;

    /** Changes of records in one step, see https://developers.cloudflare.com/dns/manage-dns-records/how-to/batch-record-changes/ */
    private static final int BATCH_OF_FREE_ZONES = 200;

    private static final int BATCH = 3500;

    private final CloudflareSettings settings;
    private final CloudflareApi api;
    private final Clock clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private volatile Listed listed = new Listed(Instant.MIN, List.of());
    private Instant askedSince = Instant.MIN;
    private int asked;

    CloudflareZones(CloudflareSettings settings, CloudflareApi api, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public void verify() {
        new Rights(api, settings.accountId()).verify();
    }

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(
                Duration.ofSeconds(60),
                Optional.empty(),
                Set.of(RecordSet.COMMENT, RecordSet.PROXIED, RecordSet.AUTOMATIC_TTL),
                true);
    }

    @Override
    public List<Zone> zones() {
        List<Zone> zones =
                api.zones().stream().flatMap(entry -> zone(entry).stream()).toList();
        listed = new Listed(clock.instant(), zones);
        return zones;
    }

    /** Asks for the name and then for what it stands below, unless all zones were listed just now or many are asked for. */
    @Override
    public Optional<Zone> zoneOf(DomainName name) {
        if (listIsCheaper()) {
            return listed.zones().stream()
                    .filter(zone -> name.isWithin(zone.name()))
                    .max(Comparator.comparingInt(
                                    (Zone zone) -> zone.name().value().length())
                            .thenComparing(Zone::active));
        }
        Optional<DomainName> candidate = Optional.of(name);
        while (candidate.isPresent()) {
            Optional<Zone> zone = api.zonesNamed(candidate.get().value()).stream()
                    .flatMap(entry -> zone(entry).stream())
                    .max(Comparator.comparing(Zone::active));
            if (zone.isPresent()) {
                return zone;
            }
            String below = candidate.get().value();
            candidate = DomainName.parse(below.substring(below.indexOf('.') + 1));
        }
        return Optional.empty();
    }

    /** Whether all zones were listed just now; lists them when so many were asked for that it costs less. */
    private synchronized boolean listIsCheaper() {
        Instant now = clock.instant();
        if (listed.at().plus(LIFE).isAfter(now)) {
            return true;
        }
        if (askedSince.plus(LIFE).isBefore(now)) {
            askedSince = now;
            asked = 0;
        }
        asked++;
        if (asked <= Math.max(FEW, listed.zones().size() / CloudflareApi.ZONES_ON_A_PAGE)) {
            return false;
        }
        zones();
        return true;
    }

    private static Optional<Zone> zone(Wire.ZoneEntry entry) {
        String type = entry.type().orElse("full");
        boolean readOnly = entry.permissions().contains("#dns_records:read")
                && !entry.permissions().contains("#dns_records:edit");
        return DomainName.parse(Sets.name(entry.name()))
                .map(name -> new Zone(
                        entry.id(),
                        name,
                        !readOnly && !type.equals("secondary"),
                        entry.status().orElse("active").equals("active") && !type.equals("partial"),
                        type.equals("full") ? entry.nameServers() : List.of()));
    }

    @Override
    public List<RecordSet> records(Zone zone) {
        return Sets.grouped(api.records(zone.id())).values().stream()
                .map(Sets::of)
                .toList();
    }

    /**
     * Cloudflare takes all changes in one step but knows no precondition, so the zone is read just before. Changes of one
     * zone through this connection wait for each other.
     */
    @Override
    public Applied apply(Zone zone, List<RecordChange> changes) {
        synchronized (locks.computeIfAbsent(zone.id(), unseen -> new Object())) {
            Wire.Batch batch = batch(zone, changes);
            if (batch.size() > 0) {
                checkSize(zone, batch.size());
                send(zone, batch, changes);
            }
            return Applied.all(changes);
        }
    }

    private Wire.Batch batch(Zone zone, List<RecordChange> changes) {
        Map<String, List<Wire.Entry>> now = Sets.grouped(api.records(zone.id()));
        Edits edits = new Edits();
        for (RecordChange change : changes) {
            List<Wire.Entry> entries = now.getOrDefault(Sets.key(change.name(), change.type()), List.of());
            Optional<RecordSet> served = entries.isEmpty() ? Optional.empty() : Optional.of(Sets.of(entries));
            RecordChange sensible = Sets.sensible(change, entries);
            if (sensible.isNeeded(served)) {
                edits.add(sensible, entries);
            }
        }
        return edits.batch();
    }

    private void checkSize(Zone zone, int size) {
        if (size <= BATCH_OF_FREE_ZONES) {
            return;
        }
        boolean free = api.zone(zone.id())
                .plan()
                .flatMap(Wire.Plan::legacyId)
                .filter(plan -> !plan.equals("free"))
                .isEmpty();
        int most = free ? BATCH_OF_FREE_ZONES : BATCH;
        if (size > most) {
            throw new Failure.LimitReached("Cloudflare changes at most " + most + " records of " + zone.name()
                    + " in one step, and these are " + size + ". Nothing was changed; apply fewer at a time.");
        }
    }

    /** When it stays open whether the changes were made, the zone is asked. */
    private void send(Zone zone, Wire.Batch batch, List<RecordChange> changes) {
        try {
            api.batch(zone.id(), batch);
        } catch (Failure.InvalidInput refused) {
            throw new Failure.InvalidInput(refused.field(), refused.reason() + " " + meant(changes));
        } catch (Failure.Unavailable open) {
            if (!madeAfterAll(zone, changes)) {
                throw open;
            }
        }
    }

    /** Cloudflare doesn't say which of several it refuses. */
    private static String meant(List<RecordChange> changes) {
        String names = changes.stream()
                .limit(5)
                .map(change -> change.type() + " of " + change.name())
                .collect(Collectors.joining(", "));
        return "It was to change " + names + (changes.size() > 5 ? " and others." : ".");
    }

    private boolean madeAfterAll(Zone zone, List<RecordChange> changes) {
        try {
            return batch(zone, changes).size() == 0;
        } catch (Failure stillOpen) {
            return false;
        }
    }

    @Override
    public Optional<ZoneCreation> zoneCreation() {
        return settings.accountId().map(account -> name -> create(name, account));
    }

    private Zone create(DomainName name, String account) {
        Wire.ZoneEntry made = api.createZone(new Wire.NewZone(name.value(), new Wire.Account(account), "full"));
        listed = new Listed(Instant.MIN, List.of());
        return zone(made)
                .orElseThrow(() -> new Failure.Unavailable(
                        "Cloudflare made a zone of another name than " + name + ": " + made.name() + ".", false));
    }

    private record Listed(Instant at, List<Zone> zones) {}
}
