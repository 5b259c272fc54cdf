package org.mailhelm.platform.dns.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/** Finds the connection that holds a domain: of all zones whose name is the domain's or a suffix of it, the longest. */
@Singleton
final class ZoneFinder {

    // One look-up serves the steps of one person's work, and a job over many domains.
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final int MOST = 5000;

    private final Connections connections;
    private final Cache<String, Zone> known;

    ZoneFinder(Connections connections, Clock clock) {
        this.connections = connections;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** The connections to systems that hold zones, by name. */
    List<ConnectionView> providers() {
        return connections.all(Kind.DNS).stream()
                .filter(ConnectionView::enabled)
                .toList();
    }

    DnsZones open(ConnectionView connection) {
        return connections.service(connection.id(), DnsZones.class);
    }

    /** @param chosen the connection that counts where several hold the zone */
    Located find(DomainName domain, Optional<String> chosen) {
        List<ConnectionView> providers = providers();
        List<ConnectionView> holders = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ConnectionView provider : providers) {
            try {
                zone(provider, domain).ifPresent(zone -> {
                    holders.add(provider);
                    zones.add(zone);
                });
            } catch (Failure e) {
                problems.add(provider.name() + ": " + e.reason());
            }
        }
        int longest = zones.stream()
                .mapToInt(zone -> zone.name().value().length())
                .max()
                .orElse(0);
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            if (chosen.filter(holders.get(i).id()::equals).isPresent()) {
                return found(holders.get(i), zones.get(i));
            }
            if (zones.get(i).name().value().length() == longest) {
                best.add(i);
            }
        }
        if (best.isEmpty()) {
            return new Located.Missing(providers.size(), problems);
        }
        int first = best.get(0);
        return best.size() == 1
                ? found(holders.get(first), zones.get(first))
                : new Located.Ambiguous(
                        best.stream().map(holders::get).toList(),
                        zones.get(first).name().value());
    }

    /** Forgets where a domain is, because it isn't there any more, or is since now. */
    void forget(DomainName domain) {
        known.asMap().keySet().removeIf(key -> key.endsWith(" " + domain));
    }

    private Optional<Zone> zone(ConnectionView provider, DomainName domain) {
        String key = provider.id() + " " + domain;
        Optional<Zone> zone = Optional.ofNullable(known.getIfPresent(key));
        if (zone.isEmpty()) {
            zone = open(provider).zoneOf(domain);
            zone.ifPresent(there -> known.put(key, there));
        }
        return zone;
    }

    private Located found(ConnectionView provider, Zone zone) {
        return new Located.Found(provider, zone, open(provider).abilities());
    }
}
