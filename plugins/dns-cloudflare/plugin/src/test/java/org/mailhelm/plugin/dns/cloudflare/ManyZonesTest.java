package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.testkit.FakePluginContext;

/** What the zones of a large account cost in calls, which Cloudflare counts. */
class ManyZonesTest {

    private static final int MANY = 500;
    // More would have the plugin hold back for Cloudflare's limit.
    private static final int SOME = 100;

    private final FakePluginContext context = new FakePluginContext();
    private final CloudflareSimulator cloudflare =
            CloudflareSimulator.start(Sample.ACCOUNT.allowing(0, Duration.ofMinutes(5)));
    private final DnsZones zones = Sample.open(cloudflare, context);

    @AfterEach
    void close() {
        Sample.assertAsDocumented(cloudflare);
        zones.close();
        context.close();
        cloudflare.close();
    }

    @Test
    void plansWithOneListOfRecordsForAZoneAndOneListOfZonesForAll() {
        cloudflare.holdings().fill(MANY, 3);

        IntStream.range(0, MANY).forEach(i -> plan(name(i)));

        assertThat(calls(path -> path.endsWith("/dns_records"))).isEqualTo(MANY);
        assertThat(calls(path -> path.endsWith("/zones")))
                .as("some names alone, and then ten pages")
                .isLessThanOrEqualTo(20);
        assertThat(cloudflare.calls()).hasSizeLessThanOrEqualTo(MANY + 20);
    }

    @Test
    void appliesWithOneBatchForAZone() {
        cloudflare.holdings().fill(SOME, 3);
        List<Zone> all = IntStream.range(0, SOME).mapToObj(i -> plan(name(i))).toList();
        cloudflare.forgetCalls();

        all.forEach(this::apply);

        assertThat(calls(path -> path.endsWith("/dns_records/batch"))).isEqualTo(SOME);
        Set<String> batches = new HashSet<>();
        cloudflare.calls().stream()
                .filter(call -> !call.reads())
                .forEach(call -> assertThat(batches.add(call.path())).isTrue());
        assertThat(cloudflare.calls())
                .as("each zone is read once before, for Cloudflare knows no precondition")
                .hasSize(2 * SOME);
    }

    @Test
    void asksForFewZonesByTheirNamesAlone() {
        cloudflare.holdings().fill(MANY, 0);

        IntStream.range(0, 10).forEach(i -> assertThat(zones.zoneOf(name(i))).isPresent());
        assertThat(cloudflare.calls()).hasSize(10);

        context.clock().advance(Duration.ofMinutes(2));
        IntStream.range(0, 10).forEach(i -> assertThat(zones.zoneOf(name(i))).isPresent());
        assertThat(cloudflare.calls()).as("no list of all").hasSize(20);
    }

    private void apply(Zone zone) {
        String name = zone.name().value();
        zones.apply(
                zone,
                List.of(
                        RecordChange.create(RecordSet.of(name, RecordType.MX, "10 mail.host.example")),
                        RecordChange.create(RecordSet.of(name, RecordType.TXT, "v=spf1 -all"))));
    }

    private Zone plan(DomainName name) {
        Zone zone = zones.zoneOf(name).orElseThrow();
        assertThat(zones.records(zone, Set.of("h1." + name))).hasSize(1);
        return zone;
    }

    private static DomainName name(int number) {
        return new DomainName("zone" + number + ".example");
    }

    private long calls(Predicate<String> path) {
        return cloudflare.calls().stream()
                .filter(call -> path.test(call.path()))
                .count();
    }
}
