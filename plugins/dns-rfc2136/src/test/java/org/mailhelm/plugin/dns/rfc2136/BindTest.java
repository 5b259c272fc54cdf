package org.mailhelm.plugin.dns.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.testkit.DnsZonesContract;
import org.mailhelm.testkit.RealBind;

/** Against the BIND of the machine. */
class BindTest extends DnsZonesContract {

    private static final String ZONE = "contract.test";
    private static RealBind bind;

    private DnsZones zones;

    @BeforeAll
    static void start() {
        bind = RealBind.start(ZONE, "sub." + ZONE, "big.test");
    }

    @BeforeEach
    void open() {
        zones = Sample.open(bind.port(), bind.key(), ZONE, "sub." + ZONE);
    }

    @AfterAll
    static void stop() {
        if (bind != null) {
            bind.close();
        }
    }

    @Override
    protected DnsZones zones() {
        return zones;
    }

    @Override
    protected Zone zone() {
        return zones.zoneOf(new DomainName(ZONE)).orElseThrow();
    }

    @Test
    void verifiesThatTheKeyMayChangeTheZonesAndChangesNothing() {
        String serial = bind.dig(ZONE, "SOA");

        assertThatCode(zones::verify).doesNotThrowAnyException();
        assertThat(bind.dig(ZONE, "SOA")).isEqualTo(serial);
    }

    @Test
    void findsTheLongestZoneAndItsNameServers() {
        assertThat(zones.zoneOf(new DomainName("a.sub." + ZONE))).get().satisfies(zone -> {
            assertThat(zone.name().value()).isEqualTo("sub." + ZONE);
            assertThat(zone.active()).isTrue();
            assertThat(zone.nameServers()).containsExactly("ns1.sub." + ZONE);
        });
    }

    @Test
    void seesAndRespectsWhatOthersDoMeanwhile() {
        RecordSet before =
                RecordSet.of("shared." + ZONE, RecordType.A, "192.0.2.1").withTtl(Duration.ofMinutes(1));
        zones.apply(zone(), List.of(RecordChange.create(before)));
        bind.nsupdate(ZONE, "add shared." + ZONE + " 60 A 192.0.2.7");

        assertThatThrownBy(() -> zones.apply(
                        zone(),
                        List.of(RecordChange.replace(
                                before, RecordSet.of("shared." + ZONE, RecordType.A, "192.0.2.9")))))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("192.0.2.7");
        assertThat(bind.dig("shared." + ZONE, "A").lines()).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.7");
    }

    @Test
    void namesTheAliasThatStandsInTheWay() {
        bind.nsupdate(ZONE, "add alias." + ZONE + " 60 CNAME elsewhere.example.net.");

        assertThatThrownBy(() -> zones.apply(
                        zone(), List.of(RecordChange.create(RecordSet.of("alias." + ZONE, RecordType.A, "192.0.2.1")))))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("is an alias (CNAME) of elsewhere.example.net");
        assertThat(bind.dig("alias." + ZONE, "CNAME")).isEqualTo("elsewhere.example.net.");
    }

    @Test
    void putsNoAliasBesideOtherRecords() {
        bind.nsupdate(ZONE, "add full." + ZONE + " 60 TXT one", "add full." + ZONE + " 60 A 192.0.2.1");
        RecordSet address = RecordSet.of("full." + ZONE, RecordType.A, "192.0.2.1");
        RecordSet alias = RecordSet.of("full." + ZONE, RecordType.CNAME, "elsewhere.example.net");

        assertThatThrownBy(() -> zones.apply(zone(), List.of(RecordChange.create(alias))))
                .isInstanceOf(Failure.Conflict.class);

        RecordChange gone = RecordChange.delete(address);
        Applied applied = zones.apply(zone(), List.of(gone, RecordChange.create(alias)));
        assertThat(applied.done()).containsExactly(gone);
        assertThat(applied.stoppedBy()).get().isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void changesTheNameServersOfTheZoneWithoutEverBeingWithout() {
        RecordSet before = zones.records(zone()).stream()
                .filter(set -> set.type().equals(RecordType.NS))
                .findFirst()
                .orElseThrow();
        RecordSet after = RecordSet.of(ZONE, RecordType.NS, "ns2.example.net", "ns3.example.net");

        zones.apply(zone(), List.of(RecordChange.replace(before, after)));
        assertThat(bind.dig(ZONE, "NS").lines()).containsExactlyInAnyOrder("ns2.example.net.", "ns3.example.net.");
        zones.apply(zone(), List.of(RecordChange.replace(after, before)));
        assertThat(bind.dig(ZONE, "NS")).isEqualTo("ns1." + ZONE + ".");
    }

    @Test
    void saysWhyBindMayRefuse() {
        assertThatThrownBy(() -> zones.apply(
                        zone(),
                        List.of(RecordChange.create(RecordSet.of("mx." + ZONE, RecordType.MX, "10 nowhere." + ZONE)))))
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("without an address");
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThatThrownBy(() -> zones.apply(
                        zone(), List.of(RecordChange.create(RecordSet.of("a." + ZONE, RecordType.A, "somewhere")))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("value"));
    }

    @Test
    void comparesValuesHoweverTheyAreWritten() {
        RecordSet set = RecordSet.of("https." + ZONE, new RecordType("HTTPS"), "1 . alpn=\"h2,h3\"");

        zones.apply(zone(), List.of(RecordChange.create(set)));
        assertThat(zones.apply(zone(), List.of(RecordChange.create(set))).done())
                .hasSize(1);
    }

    @Test
    @Timeout(120)
    void copesWithFiveThousandRecordsAndSaysWhatIsTooMuchAtOnce() {
        DnsZones big = Sample.open(bind.port(), bind.key(), "big.test");
        Zone zone = big.zoneOf(new DomainName("big.test")).orElseThrow();
        List<RecordChange> changes = IntStream.range(0, 5_000)
                .mapToObj(number -> RecordChange.create(RecordSet.of(
                        "h" + number + ".big.test", RecordType.A, "10.0." + number / 250 + "." + number % 250)))
                .toList();

        assertThatThrownBy(() -> big.apply(zone, changes))
                .isInstanceOf(Failure.LimitReached.class)
                .hasMessageContaining("64 KiB");
        assertThat(big.records(zone)).hasSize(2);
        for (int begin = 0; begin < 5_000; begin += 500) {
            assertThat(big.apply(zone, changes.subList(begin, begin + 500)).done())
                    .hasSize(500);
        }
        assertThat(big.records(zone)).hasSize(5_002);
    }
}
