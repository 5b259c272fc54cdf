package org.mailhelm.plugin.dns.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.testkit.DnsKey;
import org.mailhelm.testkit.MutableClock;
import org.mailhelm.testkit.RealBind;

/** A BIND that shows no zone as a whole, and keys that it doesn't take. */
class BindWithoutTransferTest {

    private static final String ZONE = "closed.test";
    private static RealBind bind;

    private DnsZones zones;
    private Zone zone;

    @BeforeAll
    static void start() {
        bind = RealBind.start(false, Map.of(ZONE, """
                www IN A 192.0.2.1
                www IN TXT "one" " two"
                * IN TXT "for all"
                * IN A 192.0.2.99
                @ IN MX 10 mail.example.net.
                handed IN NS ns.example.net.
                led IN DNAME elsewhere.example.net.
                """), ZONE);
    }

    @BeforeEach
    void open() {
        zones = Sample.open(bind.port(), bind.key(), ZONE);
        zone = zones.zoneOf(new DomainName(ZONE)).orElseThrow();
    }

    @AfterAll
    static void stop() {
        if (bind != null) {
            bind.close();
        }
    }

    @Test
    void saysThatItCantShowTheZoneAndHowItCould() {
        assertThatThrownBy(() -> zones.records(zone))
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("allow-transfer");
    }

    @Test
    void tellsWhatItIsAskedForByName() {
        assertThat(zones.records(zone, Set.of("www." + ZONE, ZONE, "none." + ZONE, "a.handed." + ZONE)))
                .extracting(set -> set.name() + " " + set.type() + " " + String.join(", ", set.values()))
                .containsExactlyInAnyOrder(
                        "www.closed.test A 192.0.2.1",
                        "www.closed.test TXT one two",
                        "closed.test MX 10 mail.example.net",
                        "closed.test NS ns1.closed.test");
    }

    @Test
    void tellsWhereOtherServersAnswerAndWhatIsLedElsewhere() {
        assertThat(zones.records(zone, Set.of("handed." + ZONE, "led." + ZONE)))
                .extracting(set -> set.name() + " " + set.type() + " " + String.join(", ", set.values()))
                .containsExactlyInAnyOrder(
                        "handed.closed.test NS ns.example.net", "led.closed.test DNAME elsewhere.example.net");
    }

    @Test
    void changesNamesWithoutSeeingTheZone() {
        RecordSet set = RecordSet.of("mail." + ZONE, RecordType.A, "192.0.2.5");

        assertThat(zones.apply(zone, List.of(RecordChange.create(set))).done()).hasSize(1);
        assertThat(bind.dig("mail." + ZONE, "A")).isEqualTo("192.0.2.5");
        zones.apply(zone, List.of(RecordChange.delete(set)));
        assertThat(bind.dig("mail." + ZONE, "A"))
                .as("the wildcard answers again")
                .isEqualTo("192.0.2.99");
        assertThatCode(zones::verify).doesNotThrowAnyException();
    }

    @Test
    void saysWhatIsWrongWithTheKey() {
        DnsKey key = bind.key();
        refused(new DnsKey("unknown-key", key.secret()), Failure.Unauthenticated.class, "BADKEY");
        refused(new DnsKey(key.name(), bind.strangersKey().secret()), Failure.Unauthenticated.class, "BADSIG");
        refused(bind.strangersKey(), Failure.Forbidden.class, "update-policy");
    }

    private static void refused(DnsKey key, Class<? extends Failure> failure, String part) {
        DnsZones with = Sample.open(bind.port(), key, ZONE);

        assertThatThrownBy(with::verify)
                .isInstanceOf(failure)
                .hasMessageContaining(part)
                .hasMessageNotContaining(key.secret());
    }

    @Test
    void saysHowFarTheClocksDiffer() {
        Clock late = new MutableClock(Instant.now().minus(Duration.ofHours(2)));
        DnsZones with = Sample.open(Sample.settings(bind.port(), bind.key(), ZONE), late);

        assertThatThrownBy(with::verify)
                .isInstanceOf(Failure.Unauthenticated.class)
                .hasMessageContaining("BADTIME")
                .hasMessageContaining(" by 7");
    }

    @Test
    void saysWhichZoneTheServerDoesntServe() {
        DnsZones more = Sample.open(bind.port(), bind.key(), ZONE, "elsewhere.test");

        assertThatThrownBy(more::verify).isInstanceOf(Failure.Unavailable.class).hasMessageContaining("elsewhere.test");
        assertThat(more.zones()).extracting(Zone::active).containsExactly(true, false);
        assertThatThrownBy(() -> more.records(more.zones().get(1))).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> new Rfc2136Settings(
                        "127.0.0.1",
                        53,
                        "key",
                        Rfc2136Settings.Algorithm.HMAC_SHA256,
                        Secret.of("not base64!"),
                        List.of(ZONE)))
                .isInstanceOfSatisfying(Failure.InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo("keySecret");
                    assertThat(e).hasMessageNotContaining("not base64!");
                });
    }
}
