package org.mailhelm.platform.dns.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** Zones that show or take less than others: not as a whole, not at once, or nothing at all. */
class ZoneLimitsTest {

    private static final String DNS = "/api/domains/example.com/dns";
    private static final String PAGE = "/domains/example.com/dns";

    @TempDir
    Path folder;

    private final FakeZones zones = new FakeZones("example.com", "xn--bcher-kva.example");

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeParts().with("pdns", zones));
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void plansAppliesAndUndoesWithoutSeeingTheZoneAsAWhole() {
        zones.hide();
        zones.put("_domainkey.example.com", "NS", "ns.other.example");
        List<String> before = zones.all();

        JsonNode plan = data(admin.api("GET", DNS + "/plan", ""));
        assertThat(plan.toString()).contains("Other name servers answer for _domainkey.example.com");
        JsonNode applied = data(admin.api(
                "POST", DNS + "/apply", "{\"digest\":\"" + plan.path("digest").asText() + "\"}"));
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");
        assertThat(data(admin.api("GET", DNS + "/plan", "")).path("empty").asBoolean())
                .isTrue();

        data(admin.api("POST", DNS + "/history/" + applied.path("id").asText() + "/undo", ""));
        assertThat(zones.all()).isEqualTo(before);
    }

    @Test
    void writesANameInAnyScriptAsDnsHasItAndShowsItAsPeopleDo() {
        admin.api("POST", "/api/domains", "{\"domain\":\"B\u00fccher.example\"}");
        String dns = "/api/domains/xn--bcher-kva.example/dns";

        JsonNode plan = data(admin.api("GET", dns + "/plan", ""));
        data(admin.api(
                "POST", dns + "/apply", "{\"digest\":\"" + plan.path("digest").asText() + "\"}"));

        assertThat(zones.values("xn--bcher-kva.example", "MX")).containsExactly("10 mail.host.example");
        assertThat(zones.values("_dmarc.xn--bcher-kva.example", "TXT")).hasSize(1);
        assertThat(zones.values("example.com", "MX")).isEmpty();
        assertThat(admin.get("/domains/xn--bcher-kva.example/dns").body()).contains("b\u00fccher", "Nothing to change");
    }

    @Test
    void offersNothingToApplyWhereTheZoneMayOnlyBeRead() {
        zones.readOnly();

        Answer page = admin.get(PAGE);
        assertThat(page.body())
                .contains(
                        "Mailhelm can't change the zone example.com",
                        "Records to publish",
                        "10 mail.host.example",
                        "data-copy")
                .doesNotContain("Review changes", "action=\"" + PAGE + "/apply\"");

        JsonNode plan = data(admin.api("GET", DNS + "/plan", ""));
        assertThat(plan.path("writable").asBoolean(true)).isFalse();
        refused(admin.api(
                "POST", DNS + "/apply", "{\"digest\":\"" + plan.path("digest").asText() + "\"}"));
        refused(admin.api("POST", DNS + "/fix", "{}"));
        assertThat(zones.applies.get()).isZero();
        assertThat(data(admin.api("GET", DNS + "/history", ""))).isEmpty();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body())
                .contains("upstream_forbidden", "Mailhelm can't change the zone example.com at Host pdns");
    }

    @Test
    void appliesInSmallerStepsWhereTheSystemTakesFewerAtOnce() {
        zones.takeAtOnce(2);

        JsonNode fixed = data(admin.api("POST", DNS + "/fix", "{}"));

        assertThat(fixed.path("fixed")).hasSize(4);
        assertThat(data(admin.api("POST", DNS + "/fix", "{}")).path("fixed"))
                .as("nothing is left")
                .isEmpty();
        JsonNode kept = data(admin.api("GET", DNS + "/history", ""));
        assertThat(kept).as("one change, however many steps").hasSize(1);
        assertThat(kept.at("/0/state").asText()).isEqualTo("done");
        data(admin.api("POST", DNS + "/history/" + kept.at("/0/id").asText() + "/undo", ""));
        assertThat(zones.all()).isEmpty();
    }

    @Test
    void keepsWhatGoesAndWhatComesAtANameInOneStep() {
        zones.put("_dmarc.example.com", "CNAME", "dmarc.vendor.example");
        zones.takeAtOnce(2);
        JsonNode plan = data(admin.api("GET", DNS + "/plan", ""));

        data(admin.api(
                "POST",
                DNS + "/apply",
                "{\"digest\":\"" + plan.path("digest").asText()
                        + "\",\"confirm\":[\"dmarc:_dmarc.example.com:txt\"]}"));

        assertThat(zones.values("_dmarc.example.com", "CNAME")).isEmpty();
        assertThat(zones.values("_dmarc.example.com", "TXT")).hasSize(1);
    }

    @Test
    void saysWhatIsWrittenWhenALaterStepFails() {
        zones.takeAtOnce(2);
        zones.failFrom(2, new Failure.RateLimited("The provider wants a pause.", java.time.Duration.ofMinutes(1)));

        JsonNode fixed = data(admin.api("POST", DNS + "/fix", "{}"));

        int written = fixed.path("fixed").size();
        assertThat(written).isBetween(1, 3);
        assertThat(fixed.path("steps").toString())
                .contains(" record sets were written. The next step failed. The provider wants a pause.");
        assertThat(data(admin.api("GET", DNS + "/history", "")).at("/0/state").asText())
                .isEqualTo("partly");
        zones.failWith(null);
        assertThat(data(admin.api("POST", DNS + "/fix", "{}")).path("fixed"))
                .as("the rest, and nothing twice")
                .hasSize(4 - written);
    }

    @Test
    void changesNothingWhereNotEvenOneNameIsTaken() {
        zones.takeAtOnce(0);

        Answer answer = admin.api("POST", DNS + "/fix", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("limit_reached", "Nothing was changed");
        assertThat(zones.all()).isEmpty();
    }

    private static JsonNode data(Answer answer) {
        try {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
