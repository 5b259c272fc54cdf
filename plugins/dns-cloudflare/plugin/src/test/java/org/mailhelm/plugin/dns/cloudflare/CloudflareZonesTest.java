package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneCreation;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.Holdings;
import org.mailhelm.simulator.cloudflare.Right;
import org.mailhelm.testkit.FakePluginContext;

class CloudflareZonesTest {

    private static final DomainName DOMAIN = new DomainName("example.com");

    private final FakePluginContext context = new FakePluginContext();
    private CloudflareSimulator cloudflare = CloudflareSimulator.start(Sample.ACCOUNT);
    private DnsZones zones = Sample.open(cloudflare, context);

    @AfterEach
    void close() {
        Sample.assertAsDocumented(cloudflare);
        zones.close();
        context.close();
        cloudflare.close();
    }

    private Zone example() {
        cloudflare.holdings().zone(DOMAIN.value());
        Zone zone = zones.zoneOf(DOMAIN).orElseThrow();
        cloudflare.forgetCalls();
        return zone;
    }

    @Test
    void asksForTheZonesOfANameAloneAndTakesTheLongest() {
        cloudflare.holdings().fill(120, 0);
        cloudflare.holdings().zone("example.com");
        cloudflare.holdings().zone("sub.example.com");

        assertThat(zones.zoneOf(new DomainName("a.sub.example.com")).map(Zone::name))
                .contains(new DomainName("sub.example.com"));
        assertThat(zones.zoneOf(new DomainName("a.other.example.com")).map(Zone::name))
                .contains(DOMAIN);
        assertThat(cloudflare.calls()).hasSize(2 + 3);
    }

    @Test
    void asksForNoZoneThatWasListedJustNow() {
        cloudflare.holdings().fill(120, 0);
        assertThat(zones.zones()).hasSize(120);
        assertThat(cloudflare.calls()).as("pages of 50").hasSize(3);

        IntStream.range(0, 120)
                .forEach(i -> assertThat(zones.zoneOf(new DomainName("mail.zone" + i + ".example")))
                        .isPresent());
        assertThat(cloudflare.calls()).hasSize(3);

        context.clock().advance(Duration.ofMinutes(2));
        zones.zoneOf(new DomainName("zone7.example"));
        assertThat(cloudflare.calls()).hasSize(4);
    }

    @Test
    void saysWhatStateAZoneIsIn() {
        cloudflare.holdings().zone("full.example").being("active", "full", "free");
        cloudflare.holdings().zone("pending.example").being("pending", "full", "free");
        cloudflare.holdings().zone("copy.example").being("active", "secondary", "enterprise");

        assertThat(zones.zoneOf(new DomainName("full.example")).orElseThrow()).satisfies(zone -> {
            assertThat(zone.active() && zone.writable()).isTrue();
            assertThat(zone.nameServers()).contains("ada.ns.cloudflare.com");
        });
        assertThat(zones.zoneOf(new DomainName("pending.example")).orElseThrow().active())
                .isFalse();
        assertThat(zones.zoneOf(new DomainName("copy.example")).orElseThrow().writable())
                .isFalse();
    }

    @Test
    void appliesAPlanInOneBatch() {
        Zone zone = example();
        List<RecordChange> plan = List.of(
                RecordChange.create(RecordSet.of("example.com", RecordType.MX, "10 a.example.net", "20 b.example.net")),
                RecordChange.create(RecordSet.of("example.com", RecordType.TXT, "v=spf1 -all")),
                RecordChange.create(RecordSet.of("mail.example.com", RecordType.CNAME, "a.example.net")));

        assertThat(zones.apply(zone, plan).done()).isEqualTo(plan);
        assertThat(cloudflare.calls())
                .extracting(CloudflareSimulator.Call::method)
                .containsExactly("GET", "POST");

        cloudflare.forgetCalls();
        assertThat(zones.apply(zone, plan).done()).isEqualTo(plan);
        assertThat(cloudflare.calls())
                .as("there is nothing left to change")
                .extracting(CloudflareSimulator.Call::method)
                .containsExactly("GET");
    }

    @Test
    void leavesRecordsInPlaceThatStay() {
        Zone zone = example();
        String kept = cloudflare
                .holdings()
                .put(
                        DOMAIN.value(),
                        Holdings.record("TXT", "example.com", "\"site-verification=1\"")
                                .put("comment", "by the web team"));
        cloudflare.holdings().put(DOMAIN.value(), Holdings.record("TXT", "example.com", "v=spf1 mx -all"));
        RecordSet now = only(zone);
        RecordSet wanted = RecordSet.of(now.name(), now.type(), "site-verification=1", "v=spf1 include:a.example -all");

        zones.apply(zone, List.of(RecordChange.replace(now, wanted)));

        assertThat(cloudflare.holdings().records(DOMAIN.value()))
                .hasSize(2)
                .anySatisfy(record -> {
                    assertThat(record.get("id").asText()).isEqualTo(kept);
                    assertThat(record.get("comment").asText()).isEqualTo("by the web team");
                })
                .anySatisfy(record ->
                        assertThat(record.get("content").asText()).isEqualTo("\"v=spf1 include:a.example -all\""));
        assertThat(cloudflare.calls().get(cloudflare.calls().size() - 1).sent()).doesNotContain(kept);
    }

    @Test
    void leavesToEachRecordWhatIsItsOwn() {
        Zone zone = example();
        for (String text : List.of("one", "two")) {
            cloudflare
                    .holdings()
                    .put(
                            DOMAIN.value(),
                            Holdings.record("TXT", "example.com", "\"" + text + "\"")
                                    .put("comment", "about " + text));
        }
        RecordSet now = only(zone);
        RecordSet more =
                new RecordSet(now.name(), now.type(), now.ttl(), List.of("one", "two", "three"), now.attributes());

        zones.apply(zone, List.of(RecordChange.replace(now, more)));

        assertThat(cloudflare.holdings().records(DOMAIN.value()))
                .extracting(record -> record.get("content").asText() + " "
                        + record.get("comment").asText("-"))
                .containsExactlyInAnyOrder("\"one\" about one", "\"two\" about two", "\"three\" -");
    }

    @Test
    void undoesTheTtlThatCloudflareChose() {
        Zone zone = example();
        cloudflare.holdings().put(DOMAIN.value(), Holdings.record("A", "www.example.com", "192.0.2.1"));
        RecordSet before = only(zone);
        assertThat(before.ttl()).isEmpty();
        assertThat(before.attributes()).containsEntry(RecordSet.AUTOMATIC_TTL, "true");
        RecordSet after =
                RecordSet.of(before.name(), before.type(), "192.0.2.2").withTtl(Duration.ofHours(1));

        zones.apply(zone, List.of(RecordChange.replace(before, after)));
        assertThat(only(zone).ttl()).contains(Duration.ofHours(1));
        zones.apply(zone, List.of(RecordChange.replace(after, before)));

        assertThat(only(zone)).isEqualTo(before);
    }

    @Test
    void keepsTheProxyAndSwitchesIt() {
        Zone zone = example();
        cloudflare
                .holdings()
                .put(
                        DOMAIN.value(),
                        Holdings.record("A", "www.example.com", "192.0.2.1").put("proxied", true));
        RecordSet before = only(zone);
        assertThat(before.attributes()).containsEntry(RecordSet.PROXIED, "true");
        RecordSet moved =
                RecordSet.of(before.name(), before.type(), "192.0.2.2").withTtl(Duration.ofHours(1));

        zones.apply(zone, List.of(RecordChange.replace(before, moved)));
        assertThat(only(zone).attributes()).containsEntry(RecordSet.PROXIED, "true");
        assertThat(zones.apply(zone, List.of(RecordChange.replace(before, moved)))
                        .done())
                .as("a TTL that can't be set counts as set")
                .hasSize(1);

        RecordSet open = new RecordSet(
                moved.name(), moved.type(), moved.ttl(), moved.values(), java.util.Map.of(RecordSet.PROXIED, "false"));
        zones.apply(zone, List.of(RecordChange.replace(only(zone), open)));
        assertThat(only(zone).attributes()).containsEntry(RecordSet.PROXIED, "false");
        assertThat(only(zone).ttl()).contains(Duration.ofHours(1));
    }

    @Test
    void writesTypesThatCloudflareTakesInParts() {
        Zone zone = example();
        List<RecordSet> sets = List.of(
                RecordSet.of("_25._tcp.example.com", new RecordType("TLSA"), "3 1 1 0a0b0c"),
                RecordSet.of("example.com", new RecordType("HTTPS"), "1 . alpn=\"h2,h3\""),
                RecordSet.of("alias.example.com", new RecordType("SVCB"), "0 other.example.net"),
                RecordSet.of("example.com", RecordType.CAA, "128 iodef \"mailto:a@example.com\""),
                RecordSet.of("example.com", new RecordType("SSHFP"), "4 2 0a0b"),
                RecordSet.of("example.com", new RecordType("URI"), "10 1 \"https://example.net/\""),
                RecordSet.of(
                        "example.com", new RecordType("NAPTR"), "10 20 \"s\" \"SIP+D2T\" \"\" _sip._tcp.example.com"));

        zones.apply(zone, sets.stream().map(RecordChange::create).toList());

        assertThat(zones.records(zone)).hasSameSizeAs(sets);
        for (RecordSet set : sets) {
            assertThat(zones.records(zone))
                    .as(set.toString())
                    .anyMatch(read -> read.type().equals(set.type()) && read.agreesWith(set));
        }
    }

    @Test
    void refusesWhatItCantWriteBeforeAnythingHappens() {
        Zone zone = example();

        assertThatThrownBy(() -> zones.apply(
                        zone, List.of(RecordChange.create(RecordSet.of("a.example.com", RecordType.MX, "mail")))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("value"));
        assertThatThrownBy(() -> zones.apply(
                        zone,
                        List.of(RecordChange.create(
                                RecordSet.of("a.example.com", new RecordType("LOC"), "51 0 0 N 0 0 0 W 0m")))))
                .isInstanceOf(Failure.Unsupported.class);
        assertThat(cloudflare.calls()).allMatch(CloudflareSimulator.Call::reads);
    }

    @Test
    void readsTextsInEveryForm() {
        Zone zone = example();
        cloudflare.holdings().put(DOMAIN.value(), Holdings.record("TXT", "a.example.com", "v=spf1 -all"));
        cloudflare.holdings().put(DOMAIN.value(), Holdings.record("TXT", "b.example.com", "\"one \" \"two\""));

        assertThat(zones.records(zone))
                .extracting(set -> set.values().get(0))
                .containsExactlyInAnyOrder("v=spf1 -all", "one two");
    }

    @Test
    void readsFiveThousandRecordsInOneCall() {
        Zone zone = example();
        IntStream.range(0, 5_000)
                .forEach(i -> cloudflare
                        .holdings()
                        .put(
                                DOMAIN.value(),
                                Holdings.record("A", "h" + i + ".example.com", "10.0." + i / 250 + "." + i % 250)));

        assertThat(zones.records(zone)).hasSize(5_000);
        assertThat(cloudflare.calls()).hasSize(1);
    }

    @Test
    void changesNoMoreInOneStepThanThePlanAllows() {
        Zone zone = example();
        List<RecordChange> many = IntStream.rangeClosed(0, 200)
                .mapToObj(i -> RecordChange.create(RecordSet.of("h" + i + ".example.com", RecordType.A, "192.0.2.1")))
                .toList();

        assertThatThrownBy(() -> zones.apply(zone, many))
                .isInstanceOf(Failure.LimitReached.class)
                .hasMessageContaining("200 records");
        assertThat(cloudflare.holdings().records(DOMAIN.value())).isEmpty();

        cloudflare.holdings().zone("paid.example").being("active", "full", "pro");
        Zone paid = zones.zoneOf(new DomainName("paid.example")).orElseThrow();
        List<RecordChange> there = IntStream.rangeClosed(0, 200)
                .mapToObj(i -> RecordChange.create(RecordSet.of("h" + i + ".paid.example", RecordType.A, "192.0.2.1")))
                .toList();
        assertThat(zones.apply(paid, there).done()).hasSize(201);
    }

    @Test
    void makesAZoneOnceWhereItMay() {
        ZoneCreation creation = zones.zoneCreation().orElseThrow();

        assertThat(creation.create(new DomainName("young.example"))).satisfies(zone -> {
            assertThat(zone.active()).isFalse();
            assertThat(zone.nameServers()).hasSize(2);
        });
        assertThatThrownBy(() -> creation.create(new DomainName("young.example")))
                .isInstanceOf(Failure.Conflict.class);
        assertThat(Sample.openWithoutAccount(cloudflare, context).zoneCreation())
                .isEmpty();

        Sample.assertAsDocumented(cloudflare);
        cloudflare.close();
        cloudflare = CloudflareSimulator.start(Sample.ACCOUNT.allowing(Set.of(Right.ZONE_READ)));
        zones = Sample.open(cloudflare, context);
        assertThatThrownBy(() -> zones.zoneCreation().orElseThrow().create(new DomainName("young.example")))
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("Zone: Edit for the account");
    }

    private RecordSet only(Zone zone) {
        List<RecordSet> sets = zones.records(zone);
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }
}
