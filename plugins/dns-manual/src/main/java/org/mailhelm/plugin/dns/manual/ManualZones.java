package org.mailhelm.plugin.dns.manual;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;

/** Zones that nothing but people can change. */
final class ManualZones implements DnsZones {

    private final ManualSettings settings;
    private final List<Zone> zones;

    ManualZones(ManualSettings settings) {
        this.settings = settings;
        this.zones = settings.zones().stream()
                .map(DomainName::new)
                .distinct()
                .map(name -> new Zone(name.value(), name, false, true, List.of()))
                .toList();
    }

    /** There is nobody to ask. */
    @Override
    public void verify() {}

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(Duration.ofSeconds(1), Optional.empty(), Set.of(), true);
    }

    @Override
    public List<Zone> zones() {
        return zones;
    }

    /** What the world sees isn't what the zone holds, so nothing is said rather than that. */
    @Override
    public List<RecordSet> records(Zone zone) {
        check(zone);
        throw new Failure.Forbidden("The zone " + zone.name() + " is kept by hand" + where()
                + ", so that Mailhelm can't read it. The domain's DNS page shows what the world sees.");
    }

    @Override
    public Applied apply(Zone zone, List<RecordChange> changes) {
        check(zone);
        throw new Failure.Unsupported("The zone " + zone.name() + " is kept by hand" + where()
                + ". Set the records there, one by one or from the zone file; Mailhelm checks them.");
    }

    private void check(Zone zone) {
        if (zones.stream().noneMatch(known -> known.name().equals(zone.name()))) {
            throw new Failure.NotFound("The zone " + zone.name() + " isn't among those of this connection.");
        }
    }

    private String where() {
        String provider = settings.provider().map(name -> " at " + name).orElse("");
        return provider + settings.panel().map(address -> " (" + address + ")").orElse("");
    }
}
