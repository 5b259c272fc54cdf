package org.mailhelm.plugin.dns.powerdns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.mailhelm.api.dns.ZoneFileForm;
import org.mailhelm.plugin.dns.powerdns.PowerDnsApi.Rrset;
import org.mailhelm.plugin.dns.powerdns.PowerDnsApi.ZoneEntry;

/** The zones of one PowerDNS server. */
final class PowerDnsZones implements DnsZones {

    private final PowerDnsSettings settings;
    private final PowerDnsApi api;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    PowerDnsZones(PowerDnsSettings settings, PowerDnsApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public void verify() {
        PowerDnsApi.Server server = api.server();
        if (!server.daemonType().equals("authoritative")) {
            throw new Failure.Unavailable(
                    "This is a PowerDNS " + server.daemonType()
                            + ", which holds no zones. Enter the address of the authoritative server.",
                    false);
        }
    }

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(Duration.ofSeconds(1), Optional.of(Sets.USUAL_TTL), Set.of(RecordSet.COMMENT), true);
    }

    @Override
    public List<Zone> zones() {
        return api.zones().stream().flatMap(entry -> zone(entry).stream()).toList();
    }

    /** Asks for the name and then for what it stands below, because there may be many thousands of zones. */
    @Override
    public Optional<Zone> zoneOf(DomainName name) {
        Optional<DomainName> candidate = Optional.of(name);
        while (candidate.isPresent()) {
            Optional<Zone> zone =
                    api.zone(ZoneFileForm.dotted(candidate.get().value())).flatMap(PowerDnsZones::zone);
            if (zone.isPresent()) {
                return zone;
            }
            String below = candidate.get().value();
            candidate = DomainName.parse(below.substring(below.indexOf('.') + 1));
        }
        return Optional.empty();
    }

    /** Empty for what is no domain name to Mailhelm, such as the root. */
    private static Optional<Zone> zone(ZoneEntry entry) {
        return DomainName.parse(ZoneFileForm.undotted(entry.name()))
                .map(name -> new Zone(entry.id(), name, entry.writable(), true, List.of()));
    }

    @Override
    public List<RecordSet> records(Zone zone) {
        return api.rrsets(zone.id()).stream()
                .flatMap(set -> Sets.served(set).stream())
                .toList();
    }

    /**
     * PowerDNS takes all changes in one step but knows no precondition, so the zone is read just before. Changes of one
     * zone through this connection wait for each other.
     */
    @Override
    public Applied apply(Zone zone, List<RecordChange> changes) {
        synchronized (locks.computeIfAbsent(zone.id(), unseen -> new Object())) {
            List<Rrset> wanted = wanted(zone, changes);
            if (!wanted.isEmpty()) {
                send(zone, wanted, changes);
            }
            return Applied.all(changes);
        }
    }

    private List<Rrset> wanted(Zone zone, List<RecordChange> changes) {
        Map<String, Rrset> now = now(zone);
        List<Rrset> wanted = new ArrayList<>();
        for (RecordChange change : changes) {
            Optional<Rrset> there = Optional.ofNullable(now.get(key(change.name(), change.type())));
            if (change.isNeeded(there.flatMap(Sets::served))) {
                wanted.add(Sets.wanted(change, there));
            }
        }
        // Each set is checked against those before it: an alias must go before an address can come.
        wanted.sort(Comparator.comparing(set -> !set.records().isEmpty()));
        return wanted;
    }

    /** When it stays open whether the changes were made, the zone is asked. */
    private void send(Zone zone, List<Rrset> wanted, List<RecordChange> changes) {
        try {
            api.patch(zone.id(), wanted);
        } catch (Failure.Unavailable open) {
            if (!madeAfterAll(zone, changes)) {
                throw open;
            }
        }
    }

    private boolean madeAfterAll(Zone zone, List<RecordChange> changes) {
        try {
            return wanted(zone, changes).isEmpty();
        } catch (Failure stillOpen) {
            return false;
        }
    }

    private Map<String, Rrset> now(Zone zone) {
        Map<String, Rrset> now = new HashMap<>();
        api.rrsets(zone.id()).forEach(set -> now.put(key(set.name(), new RecordType(set.type())), set));
        return now;
    }

    private static String key(String name, RecordType type) {
        return ZoneFileForm.undotted(name) + " " + type;
    }

    @Override
    public Optional<ZoneCreation> zoneCreation() {
        return settings.nameServers().filter(names -> !names.isEmpty()).map(names -> name -> create(name, names));
    }

    private Zone create(DomainName name, List<String> nameServers) {
        ZoneEntry made = api.create(new PowerDnsApi.NewZone(
                ZoneFileForm.dotted(name.value()),
                settings.zoneKind().wire(),
                nameServers.stream().map(ZoneFileForm::dotted).toList(),
                "DEFAULT"));
        return new Zone(made.id(), name, true, true, nameServers);
    }
}
