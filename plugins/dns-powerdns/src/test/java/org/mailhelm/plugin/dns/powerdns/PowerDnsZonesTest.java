package org.mailhelm.plugin.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneCreation;
import org.mailhelm.testkit.DnsZonesContract;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.RealPowerDns;

/** Against the PowerDNS of the machine. */
class PowerDnsZonesTest extends DnsZonesContract {

    private static final String ZONE = "contract.test";
    private static RealPowerDns server;

    private final FakePluginContext context = new FakePluginContext();
    private DnsZones zones;

    @BeforeAll
    static void start() {
        server = RealPowerDns.start();
        server.createZone(ZONE);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        zones = open(server.apiUrl(), server.apiKey());
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Override
    protected DnsZones zones() {
        return zones;
    }

    private DnsZones open(URI url, String key) {
        return new PowerDnsConnector()
                .open(PowerDnsConnectorTest.settings(url, key, List.of("ns1.example.net", "ns2.example.net")), context);
    }

    @Override
    protected Zone zone() {
        return zones().zoneOf(new DomainName(ZONE)).orElseThrow();
    }

    @Test
    void verifiesTheKeyAndTheServerId() {
        zones().verify();

        assertThatThrownBy(() -> open(server.apiUrl(), "wrong-key-1234").verify())
                .isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void findsTheLongestZone() {
        server.createZone("sub." + ZONE);

        assertThat(zones().zoneOf(new DomainName("a.sub." + ZONE)).map(Zone::name))
                .contains(new DomainName("sub." + ZONE));
        assertThat(zones().zoneOf(new DomainName("asub." + ZONE)).map(Zone::name))
                .contains(new DomainName(ZONE));
    }

    @Test
    void makesAZoneOnce() {
        DomainName name = new DomainName("young.test");
        ZoneCreation creation = zones().zoneCreation().orElseThrow();
        Zone zone = creation.create(name);

        assertThat(zone.nameServers()).containsExactly("ns1.example.net", "ns2.example.net");
        assertThat(zones().records(zone)).singleElement().satisfies(set -> {
            assertThat(set.type()).isEqualTo(RecordType.NS);
            assertThat(set.values()).containsExactlyInAnyOrder("ns1.example.net", "ns2.example.net");
        });
        assertThatThrownBy(() -> creation.create(name)).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void readsWhatTheAdministratorWroteByHand() {
        server.api("PATCH", "/servers/localhost/zones/" + ZONE + ".", """
            {"rrsets": [{"name": "Hand.%1$s.", "type": "TXT", "ttl": 60, "changetype": "REPLACE",
               "records": [{"content": "\\"one \\" \\"two\\"", "disabled": false},
                           {"content": "\\"hidden\\"", "disabled": true}],
               "comments": [{"content": "by hand", "account": "anna"}]}]}
            """.formatted(ZONE));

        RecordSet set = read("hand." + ZONE);
        assertThat(set.values()).containsExactly("one two");
        assertThat(set.attributes()).containsEntry(RecordSet.COMMENT, "by hand");

        RecordSet young = new RecordSet(
                set.name(), set.type(), Optional.of(Duration.ofMinutes(2)), List.of("three"), set.attributes());
        zones().apply(zone(), List.of(RecordChange.replace(set, young)));

        assertThat(server.api("GET", "/servers/localhost/zones/" + ZONE + ".", ""))
                .contains("\\\"three\\\"", "\\\"hidden\\\"", "anna");

        zones().apply(zone(), List.of(RecordChange.delete(young)));
        assertThat(zones().records(zone())).noneMatch(one -> one.name().equals("hand." + ZONE));
        assertThat(server.api("GET", "/servers/localhost/zones/" + ZONE + ".", ""))
                .contains("\\\"hidden\\\"");
    }

    @Test
    void knowsAnAddressHoweverItIsWritten() {
        RecordSet set = RecordSet.of("v6." + ZONE, RecordType.AAAA, "2001:DB8:0:0::1");
        zones().apply(zone(), List.of(RecordChange.create(set)));

        assertThat(zones().apply(zone(), List.of(RecordChange.create(set))).done())
                .hasSize(1);
    }

    @Test
    void passesOnWhatPowerDnsRefuses() {
        RecordSet set = RecordSet.of("bad." + ZONE, RecordType.A, "not-an-address");

        assertThatThrownBy(() -> zones().apply(zone(), List.of(RecordChange.create(set))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("value"))
                .hasMessageContaining("bad." + ZONE);
    }

    @Test
    void namesTheAliasThatStandsInTheWay() {
        RecordSet alias = RecordSet.of("alias." + ZONE, RecordType.CNAME, "elsewhere.example.net");
        zones().apply(zone(), List.of(RecordChange.create(alias)));

        assertThatThrownBy(() -> zones().apply(
                                zone(),
                                List.of(RecordChange.create(RecordSet.of("alias." + ZONE, RecordType.A, "192.0.2.1")))))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("alias." + ZONE);
    }

    @Test
    @Timeout(60)
    void copesWithFiveThousandRecords() {
        String big = "big.test";
        server.createZone(big);
        Zone zone = zones().zoneOf(new DomainName(big)).orElseThrow();
        List<RecordChange> changes = IntStream.range(0, 5_000)
                .mapToObj(number -> RecordChange.create(RecordSet.of(
                        "h" + number + "." + big, RecordType.A, "10.0." + number / 250 + "." + number % 250)))
                .toList();

        assertThat(zones().apply(zone, changes).done()).hasSize(5_000);
        assertThat(zones().records(zone)).hasSize(5_001);
        assertThat(zones().apply(zone, changes).stoppedBy()).isEmpty();
    }

    private RecordSet read(String name) {
        return zones().records(zone()).stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
