package org.mailhelm.plugin.dns.rfc2136;

import java.time.Clock;
import java.util.List;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.plugin.dns.rfc2136.Rfc2136Settings.Algorithm;
import org.mailhelm.testkit.DnsKey;

/** Settings for servers on loopback. */
final class Sample {

    private Sample() {}

    static Rfc2136Settings settings(int port, DnsKey key, String... zones) {
        return new Rfc2136Settings(
                "127.0.0.1", port, key.name(), Algorithm.HMAC_SHA256, Secret.of(key.secret()), List.of(zones));
    }

    static DnsZones open(int port, DnsKey key, String... zones) {
        return open(settings(port, key, zones), Clock.systemUTC());
    }

    static DnsZones open(Rfc2136Settings settings, Clock clock) {
        return new Rfc2136Zones(settings, Server.of(settings, clock));
    }
}
