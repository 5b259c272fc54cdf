package org.mailhelm.platform.dns.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailhelm.platform.dns.check.World.mx;

import org.junit.jupiter.api.Test;

class MxCheckTest {

    private final World world =
            new World().with("mx.host.example", "A", "192.0.2.1").with("b.host.example", "A", "192.0.2.2");

    @Test
    void passesWhateverThePriority() {
        Finding finding = world.with("example.com", "MX", "20 MX.host.example").one("mx", mx("10 mx.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.advice()).isEmpty();
    }

    @Test
    void failsWhenMailHasNowhereToGoOrGoesElsewhere() {
        assertThat(world.one("mx", mx("10 mx.host.example")).verdict()).isEqualTo(Verdict.FAIL);

        Finding elsewhere = world.with("example.com", "MX", "10 b.host.example").one("mx", mx("10 mx.host.example"));

        assertThat(elsewhere.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(elsewhere.advice())
                .hasValueSatisfying(record -> assertThat(record.value()).isEqualTo("10 mx.host.example"));
    }

    @Test
    void warnsOfServersBesideTheMailHosts() {
        Finding finding = world.with("example.com", "MX", "10 mx.host.example", "20 b.host.example")
                .one("mx", mx("10 mx.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.message()).contains("b.host.example");
    }

    @Test
    void failsOnANullMxAndOnAServerWithoutAddress() {
        assertThat(world.with("example.com", "MX", "0 .")
                        .one("mx", mx("10 mx.host.example"))
                        .message())
                .contains("takes no mail");
        assertThat(new World().with("example.com", "MX", "10 mx.host.example").one("mx", mx("10 mx.host.example")))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL))
                .satisfies(finding -> assertThat(finding.message()).contains("no address"));
    }

    @Test
    void warnsOfAnMxThatLeadsToAnAlias() {
        Finding finding = world.alias("alias.host.example", "mx.host.example")
                .with("example.com", "MX", "10 alias.host.example")
                .one("mx", mx("10 alias.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.message()).contains("CNAME");
    }

    @Test
    void doesNotTakeSilenceForAbsence() {
        Finding finding = world.unknown("example.com", "MX").one("mx", mx("10 mx.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.message()).contains("didn't answer in time");
        assertThat(finding.needsSomebody()).isFalse();
    }

    @Test
    void waitsForResolversThatStillHoldTheOldRecord() {
        Finding finding = world.with("example.com", "MX", "10 mx.host.example")
                .resolver("example.com", "MX", "10 b.host.example")
                .one("mx", mx("10 mx.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(finding.message()).contains("192.0.2.53", "30 min");
    }

    @Test
    void believesTheZoneWhenAResolverStillHoldsWhatWasRight() {
        Finding finding = world.with("example.com", "MX", "10 b.host.example")
                .resolver("example.com", "MX", "10 mx.host.example")
                .one("mx", mx("10 mx.host.example"));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    }
}
