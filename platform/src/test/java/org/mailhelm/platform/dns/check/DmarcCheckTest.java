package org.mailhelm.platform.dns.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

class DmarcCheckTest {

    private static final String NAME = "_dmarc.example.com";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=none; sp=none; adkim=r; aspf=r; | v=DMARC1; p=reject; rua=mailto:d@example.com | PASS",
                "v=DMARC1; p=quarantine | v=DMARC1; p=none | WARN",
                "v=DMARC1; p=reject; sp=reject | v=DMARC1; p=reject; sp=none | WARN",
                "v=DMARC1; p=none; adkim=s | v=DMARC1; p=none | WARN",
                "v=DMARC1; p=none; adkim=r | v=DMARC1; p=none; adkim=s | PASS",
                "v=DMARC1; p=reject; pct=100 | v=DMARC1; p=reject; pct=20 | WARN",
                "v=DMARC1; p=none; rua=mailto:a@example.com | v=DMARC1; p=none; rua=mailto:b@example.com | WARN",
                "v=DMARC1; p=none; rua=mailto:a@example.com "
                        + "| v=DMARC1; p=none; rua=mailto:b@example.com,mailto:a@example.com | PASS",
                "v=DMARC1; p=none | v=DMARC1; p=nothing | WARN",
                "v=DMARC1; p=none | v=DMARC1; p=none; pct=101 | WARN",
                "v=DMARC1; p=none | v=DMARC1; p=none; p=reject | WARN",
                "v=DMARC1; p=none | p=none; v=DMARC1 | WARN",
                "v=DMARC1; p=none | v=dmarc1; p=none | WARN",
                "v=DMARC1; p=none | V=DMARC1; p=none | WARN",
                "v=DMARC1; p=none | v = DMARC1 ; p = none | PASS"
            })
    void takesAPolicyThatIsAtLeastAsStrict(String wanted, String live, Verdict verdict) {
        Finding finding = new World().with(NAME, "TXT", live).one("dmarc", World.text(Topic.DMARC, NAME, wanted));

        assertThat(finding.verdict()).as(finding.message()).isEqualTo(verdict);
    }

    @Test
    void takesNoneOfSeveral() {
        Finding finding = new World()
                .with(NAME, "TXT", "v=DMARC1; p=none", "v=DMARC1; p=reject")
                .one("dmarc", World.text(Topic.DMARC, NAME, "v=DMARC1; p=none"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.message()).contains("2 DMARC records");
    }

    @Test
    void followsTheDomainAbove() {
        DomainName domain = new DomainName("shop.example.com");
        DesiredRecord wanted = World.text(Topic.DMARC, "_dmarc.shop.example.com", "v=DMARC1; p=none");
        World world = new World().with(NAME, "TXT", "v=DMARC1; p=reject; sp=quarantine");

        Finding finding = world.check(new Subject(domain, List.of(wanted), true, true, Optional.empty())).stream()
                .filter(one -> one.key().equals("dmarc"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.message()).contains("example.com", "quarantine");
    }

    @Test
    void noticesThatNobodyAgreedToTakeReports() {
        World world = new World().with(NAME, "TXT", "v=DMARC1; p=none; rua=mailto:d@reports.example!10m");
        DesiredRecord wanted = World.text(Topic.DMARC, NAME, "v=DMARC1; p=none");

        assertThat(world.one("dmarc", wanted).message()).contains("Reports to reports.example won't be sent");

        world.with("example.com._report._dmarc.reports.example", "TXT", "v=DMARC1");
        assertThat(world.one("dmarc", wanted).verdict()).isEqualTo(Verdict.PASS);
    }

    @Property
    void readsAnyText(@ForAll @StringLength(max = 200) String text) {
        DmarcPolicy policy = DmarcPolicy.parse(text);

        assertThat(policy.below(policy)).isEmpty();
        assertThat(policy.mistakes().isEmpty()).isEqualTo(policy.mistakes().isEmpty() && DmarcPolicy.isDmarc(text));
    }

    @Property
    void isNeverBelowItself(@ForAll @From("policies") String text) {
        DmarcPolicy policy = DmarcPolicy.parse(text);

        assertThat(policy.mistakes()).isEmpty();
        assertThat(policy.below(policy)).isEmpty();
        assertThat(policy.below(DmarcPolicy.parse("v=DMARC1; p=none"))).isEmpty();
    }

    @Provide
    Arbitrary<String> policies() {
        Arbitrary<String> policy = Arbitraries.of("none", "quarantine", "reject");
        Arbitrary<String> rest = Arbitraries.of("", "; adkim=s", "; pct=50", "; rua=mailto:a@example.com; fo=1:d");
        return policy.flatMap(p -> rest.map(tail -> "v=DMARC1; p=" + p + tail));
    }
}
