package org.mailhelm.platform.dns.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailhelm.platform.dns.check.World.cname;
import static org.mailhelm.platform.dns.check.World.mx;
import static org.mailhelm.platform.dns.check.World.text;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

class DomainCheckTest {

    private static final DesiredRecord MAIL =
            cname(Topic.MAIL_HOST, "mail.example.com", "host.example", Necessity.REQUIRED);
    private static final String STS = "v=STSv1; id=20260301";

    private final World world = new World().with("host.example", "A", "192.0.2.1");

    @Test
    void takesAnAliasOrTheSameAddresses() {
        assertThat(world.alias("mail.example.com", "host.example")
                        .one("mail", MAIL)
                        .verdict())
                .isEqualTo(Verdict.PASS);

        World flat = new World()
                .with("host.example", "A", "192.0.2.1", "192.0.2.2")
                .with("mail.example.com", "A", "192.0.2.1");
        assertThat(flat.one("mail", MAIL).verdict()).isEqualTo(Verdict.PASS);

        Finding conflict = world.with("mail.example.com", "A", "203.0.113.9")
                .check(cname(Topic.MAIL_HOST, "imap.example.com", "host.example", Necessity.REQUIRED))
                .get(0);
        assertThat(conflict).isNotNull();
        World other = new World().with("host.example", "A", "192.0.2.1").with("mail.example.com", "A", "203.0.113.9");
        assertThat(other.one("mail", MAIL))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL))
                .satisfies(finding -> assertThat(finding.message()).contains("can't stand beside"));
    }

    @Test
    void neverFailsOnWhatIsAComfort() {
        DesiredRecord webmail = cname(Topic.WEBMAIL, "webmail.example.com", "host.example", Necessity.OPTIONAL);

        assertThat(world.one("webmail", webmail).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(world.alias("webmail.example.com", "elsewhere.example")
                        .one("webmail", webmail)
                        .verdict())
                .isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void tellsTextsApartByTheirCase() {
        DesiredRecord proof = text(Topic.VERIFICATION, "_proof.example.com", "Token=AbC");

        assertThat(world.with("_proof.example.com", "TXT", "token=abc")
                        .one("verification", proof)
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(world.with("_proof.example.com", "TXT", "other", "Token=AbC")
                        .one("verification", proof)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void findsNamesThatLeadToWhatIsGone() {
        world.alias("autoconfig.example.com", "old.hosting.example");

        assertThat(world.check()).anySatisfy(finding -> {
            assertThat(finding.key()).isEqualTo("dangling");
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.found()).containsExactly("autoconfig.example.com → old.hosting.example");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: STSv1\\nmode: enforce\\nmx: mx.host.example\\nmax_age: 604800 | PASS",
                "version: STSv1\\nmode: enforce\\nmx: *.host.example\\nmax_age: 604800 | PASS",
                "version: STSv1\\nmode: enforce\\nmx: *.example\\nmax_age: 604800 | FAIL",
                "version: STSv1\\nmode: testing\\nmx: other.example\\nmax_age: 604800 | WARN",
                "version: STSv1\\nmode: none\\nmax_age: 604800 | PASS",
                "version: STSv1\\nmode: enforce\\nmax_age: 604800 | WARN",
                "version: STSv1\\nmode: enforce\\nmx: mx.host.example\\nmax_age: forever | WARN",
                "<html> | WARN"
            })
    void readsTheMtaStsPolicyAgainstWhereMailGoes(String policy, Verdict verdict) {
        Finding finding = world.with("example.com", "MX", "10 mx.host.example")
                .with("_mta-sts.example.com", "TXT", STS)
                .policy("example.com", new PolicyAnswer.Served(policy.replace("\\n", "\r\n")))
                .one("mta_sts", text(Topic.MTA_STS, "_mta-sts.example.com", STS));

        assertThat(finding.verdict()).as(finding.message()).isEqualTo(verdict);
    }

    @Test
    void tellsAMissingMtaStsPolicyFromOneThatCannotBeAskedFor() {
        world.with("_mta-sts.example.com", "TXT", STS);

        assertThat(world.one("mta_sts").message()).contains("404");
        assertThat(world.policy("example.com", new PolicyAnswer.Unknown("no way out"))
                        .one("mta_sts")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(new World().one("mta_sts").verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void judgesTlsReportsAndCaa() {
        assertThat(world.with("_smtp._tls.example.com", "TXT", "v=TLSRPTv1; rua=mailto:t@example.com")
                        .one("tls_rpt")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(world.with("_smtp._tls.example.com", "TXT", "v=TLSRPTv1; rua=t@example.com")
                        .one("tls_rpt")
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(world.with("example.com", "CAA", "0 issue \"letsencrypt.org\"")
                        .one("caa")
                        .message())
                .contains("letsencrypt.org");
        assertThat(world.with("example.com", "CAA", "0 issue \";\"").one("caa").verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void seesWhetherTheDomainIsSignedAndSignedRightly() {
        assertThat(world.one("dnssec").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(new World()
                        .with("example.com", "DNSKEY", "257 3 13 AbCd")
                        .one("dnssec")
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(new World()
                        .with("example.com", "DS", "1 13 2 AbCd")
                        .one("dnssec")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(new World()
                        .with("example.com", "DS", "1 13 2 AbCd")
                        .with("example.com", "DNSKEY", "257 3 13 AbCd")
                        .one("dnssec")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(new World().bogus("example.com", "MX").one("dnssec").verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"server.example, PASS", "other.example, WARN", "forged.example, FAIL", "'', FAIL"})
    void checksTheNameOfOurOwnServerBothWays(String pointer, Verdict verdict) {
        World own = new World().with("server.example", "A", "203.0.113.5").with("other.example", "A", "203.0.113.5");
        if (!pointer.isEmpty()) {
            own.with("5.113.0.203.in-addr.arpa", "PTR", pointer);
        }
        Subject subject = new Subject(World.DOMAIN, List.of(), true, true, Optional.of("server.example"));

        assertThat(own.check(subject)).anySatisfy(finding -> {
            assertThat(finding.key()).isEqualTo("ptr");
            assertThat(finding.verdict()).isEqualTo(verdict);
        });
    }

    @Test
    void saysNothingOfMailThatIsSwitchedOffOrNotServedYet() {
        List<Finding> off =
                world.check(new Subject(World.DOMAIN, List.of(mx("10 a.example")), true, false, Optional.empty()));
        List<Finding> before = world.check(new Subject(
                World.DOMAIN, List.of(text(Topic.VERIFICATION, "_p.example.com", "x")), false, true, Optional.empty()));

        assertThat(off)
                .filteredOn(finding -> finding.key().equals("mx"))
                .allMatch(finding -> finding.verdict() == Verdict.SKIPPED);
        assertThat(before)
                .filteredOn(finding -> finding.verdict() == Verdict.PENDING)
                .extracting(Finding::key)
                .containsExactly("dkim", "dmarc", "mail", "mx", "spf");
    }

    @Test
    void asksAllThatItCanAtOnce() {
        world.check(mx("10 mx.host.example"), MAIL);

        assertThat(world.rounds).isLessThanOrEqualTo(3);
    }

    @Property
    void overallIsNoBetterThanTheWorst(@ForAll List<Verdict> verdicts) {
        Overall overall = Overall.of(verdicts);

        assertThat(overall == Overall.UNHEALTHY).isEqualTo(verdicts.contains(Verdict.FAIL));
        assertThat(overall == Overall.HEALTHY)
                .isEqualTo(verdicts.stream().allMatch(one -> one == Verdict.PASS || one == Verdict.SKIPPED));
    }

    @Property
    void readsAnyPolicyAndAnyNetwork(@ForAll @StringLength(max = 200) String text) {
        assertThat(MtaStsText.parse(text).allows("")).isFalse();
        Network.parse(text)
                .ifPresent(network -> assertThat(network.covers(network)).isTrue());
    }
}
