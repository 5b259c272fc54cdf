package org.mailhelm.platform.dns.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailhelm.platform.dns.check.World.spf;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfCheckTest {

    private static final String WANTED = "v=spf1 include:host.example -all";

    private final World world =
            new World().with("host.example", "TXT", "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 include:host.example -all | PASS",
                "V=SPF1 INCLUDE:Host.Example. ~ALL | PASS",
                "v=spf1 a mx include:host.example ip4:203.0.113.1 -all | WARN",
                "v=spf1 include:host.example.evil.example -all | FAIL",
                "v=spf1 -all include:host.example | FAIL",
                "v=spf1 -include:host.example ~all | FAIL",
                "v=spf1 include:host.example +all | FAIL",
                "v=spf1 include:host.example all | FAIL",
                "v=spf1 include:host.example ?all | WARN",
                "v=spf1 include:host.example | WARN",
                "v=spf1 include:host.example oops -all | FAIL",
                "v=spf1 include: -all | FAIL",
                "v=spf1 ip4:300.1.1.1 include:host.example -all | FAIL",
                "v=spf1 include:nothing.example include:host.example -all | FAIL",
                "v=spf1 include:example.com include:host.example -all | FAIL",
                "v=spf1 redirect=big.example | PASS",
                "v=spf1 include:big.example ~all | PASS",
                "v=spf1 exists:%{i}.x.example include:host.example -all | PASS"
            })
    void readsThePolicyAsReceiversDo(String live, Verdict verdict) {
        world.with("big.example", "TXT", "v=spf1 include:host.example -all")
                .with("example.com", "A", "192.0.2.9")
                .with("example.com", "TXT", "google-site-verification=x", live);

        Finding finding = world.one("spf", spf(WANTED));

        // The MX of the domain is asked for by "mx", and is void.
        Verdict expected = live.contains(" mx ") ? Verdict.PASS : verdict;
        assertThat(finding.verdict()).as(finding.message()).isEqualTo(expected);
        assertThat(finding.found()).containsExactly(live);
    }

    @Test
    void refusesSeveralRecords() {
        Finding finding =
                world.with("example.com", "TXT", WANTED, "v=spf1 a -all").one("spf", spf(WANTED));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.message()).contains("2 SPF records");
    }

    @Test
    void coversAddressesByARangeThatHoldsThem() {
        world.with("example.com", "TXT", "v=spf1 include:host.example -all");

        assertThat(world.one("spf", spf("v=spf1 ip4:192.0.2.77 ip6:2001:db8:1::/48 -all"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(world.one("spf", spf("v=spf1 ip4:192.0.3.1 -all")).message()).contains("ip4:192.0.3.1");
    }

    @Test
    void saysNothingWhileAnIncludeCannotBeAsked() {
        Finding finding = world.unknown("host.example", "TXT")
                .with("example.com", "TXT", "v=spf1 include:host.example -all")
                .one("spf", spf("v=spf1 ip4:192.0.2.77 -all"));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Property(tries = 40)
    void countsTheQuestionsOfAllThatIsIncluded(@ForAll @IntRange(min = 1, max = 20) int includes) {
        World many = new World();
        for (int i = 0; i < includes; i++) {
            many.with("n" + i + ".example", "TXT", "v=spf1 ip4:192.0.2." + i + " -all");
        }
        String terms = IntStream.range(0, includes)
                .mapToObj(i -> "include:n" + i + ".example")
                .collect(Collectors.joining(" "));
        many.with("example.com", "TXT", "v=spf1 " + terms + " -all");

        Finding finding = many.one("spf", spf("v=spf1 include:n0.example -all"));

        assertThat(finding.verdict()).isEqualTo(includes > 10 ? Verdict.FAIL : Verdict.PASS);
        assertThat(finding.message()).contains(String.valueOf(includes));
    }

    @Property(tries = 30)
    void endsInAnyChainOfIncludes(@ForAll @IntRange(min = 1, max = 60) int length) {
        World chain = new World();
        for (int i = 0; i < length; i++) {
            chain.with("n" + i + ".example", "TXT", "v=spf1 include:n" + (i + 1) % length + ".example -all");
        }
        chain.with("example.com", "TXT", "v=spf1 include:n0.example -all");

        assertThat(chain.one("spf", spf(WANTED)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(chain.rounds).isLessThan(50);
    }

    @Property
    void readsAnyTextWithoutFailing(@ForAll @StringLength(max = 300) String text) {
        SpfRecord record = SpfRecord.parse("v=spf1 " + text);

        assertThat(record.mechanisms())
                .allSatisfy(mechanism -> assertThat("+-~?").contains("" + mechanism.qualifier()));
    }

    @Property
    void readsWhatItWrote(@ForAll @From("mechanisms") String mechanism) {
        SpfRecord record = SpfRecord.parse("v=spf1 " + mechanism);

        assertThat(record.mistakes()).isEmpty();
        assertThat(record.mechanisms())
                .singleElement()
                .satisfies(one -> assertThat(SpfRecord.parse("v=spf1 " + one.canonical("example.com"))
                                .mechanisms())
                        .singleElement()
                        .satisfies(again ->
                                assertThat(again.canonical("example.com")).isEqualTo(one.canonical("example.com"))));
    }

    @Provide
    Arbitrary<String> mechanisms() {
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(label -> label + ".example");
        return Arbitraries.oneOf(
                name.map(value -> "include:" + value),
                name.map(value -> "a:" + value + "/24"),
                name.map(value -> "mx:" + value),
                Arbitraries.of("a", "mx", "all", "ip4:192.0.2.0/25", "ip6:2001:db8::1", "exists:%{i}.x.example"));
    }
}
