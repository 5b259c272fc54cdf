package org.mailhelm.platform.dns.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** Plans over the API, from reading a zone to undoing. */
class DnsPlanApiTest {

    private static final String DNS = "/api/domains/example.com/dns";

    @TempDir
    Path folder;

    private final FakeZones zones = new FakeZones("example.com");
    private final FakeParts parts = new FakeParts().with("pdns", zones);
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        start(TestHost.start(folder, Browser.ADMIN, parts, clock));
    }

    private void start(TestHost started) {
        host = started;
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void takesAZoneFromNothingToPlannedAppliedBrokenMendedAndUndone(Database database) {
        host.close();
        start(database.start(folder.resolve("own"), Browser.ADMIN, parts, clock));
        zones.put("example.com", "TXT", "google-site-verification=Qk3v");
        List<String> nothing = zones.all();

        JsonNode plan = data(admin.api("GET", DNS + "/plan", ""));
        assertThat(plan.path("zone").asText()).isEqualTo("example.com");
        assertThat(plan.path("empty").asBoolean()).isFalse();
        JsonNode applied = data(admin.api(
                "POST", DNS + "/apply", "{\"digest\":\"" + plan.path("digest").asText() + "\"}"));
        assertThat(applied.path("stopped_by").isNull()).isTrue();
        assertThat(zones.values("example.com", "TXT"))
                .containsExactlyInAnyOrder("google-site-verification=Qk3v", "v=spf1 include:host.example -all");
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");
        List<String> whole = zones.all();

        assertThat(data(admin.api("GET", DNS + "/plan", "")).path("empty").asBoolean())
                .as("the second plan is empty")
                .isTrue();

        clock.pass(Duration.ofSeconds(1));
        zones.put("_dmarc.example.com", "TXT");
        zones.put("x._domainkey.example.com", "TXT", "v=DKIM1; p=BROKEN");
        JsonNode broken = data(admin.api("POST", DNS + "/fix", "{}"));
        assertThat(texts(broken.path("fixed"))).containsExactly("dmarc");
        assertThat(broken.at("/needs_confirmation/0/record").asText()).isEqualTo("dkim");
        String confirm = broken.at("/needs_confirmation/0/id").asText();
        data(admin.api("POST", DNS + "/fix", "{\"records\":[\"dkim\"],\"confirm\":[\"" + confirm + "\"]}"));
        assertThat(zones.all()).isEqualTo(whole);

        JsonNode history = data(admin.api("GET", DNS + "/history", ""));
        assertThat(history).hasSize(3);
        String undo = DNS + "/history/" + history.get(2).path("id").asText() + "/undo";
        assertThat(admin.api("POST", undo, "").status()).isEqualTo(200);
        assertThat(admin.api("POST", undo, "").status()).as("only once").isEqualTo(409);
        assertThat(zones.all()).isEqualTo(nothing);
        assertThat(admin.api("GET", "/api/admin/logs", "").body()).contains("dns.fix", "dns.undo");
    }

    @Test
    void needsOneReadingAndOneWritingForAZone() {
        int lists = zones.lists.get();

        data(admin.api("POST", DNS + "/fix", "{}"));

        assertThat(zones.lists.get() - lists).isEqualTo(1);
        assertThat(zones.applies.get()).isEqualTo(1);
    }

    @Test
    void refusesAPlanThatIsAnotherOneByNow() {
        String digest = data(admin.api("GET", DNS + "/plan", "")).path("digest").asText();
        zones.put("example.com", "MX", "10 elsewhere.example");

        Answer answer = admin.api("POST", DNS + "/apply", "{\"digest\":\"" + digest + "\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(zones.applies.get()).isZero();
        assertThat(admin.api("POST", DNS + "/apply", "{}").status()).isEqualTo(400);
    }

    @Test
    void changesNothingWhenSomebodyElseIsFaster() {
        zones.put("example.com", "TXT", "v=spf1 a -all");
        zones.beforeApply(() -> zones.put("example.com", "TXT", "v=spf1 mx -all"));

        Answer answer = admin.api("POST", DNS + "/fix", "{\"records\":[\"spf\"]}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(zones.values("example.com", "TXT")).containsExactly("v=spf1 mx -all");
        assertThat(data(admin.api("GET", DNS + "/history", "")).at("/0/state").asText())
                .isEqualTo("failed");
    }

    @Test
    void saysWhatWasWrittenWhenTheProviderStopsHalfway() {
        zones.stopAfter(2);

        JsonNode fixed = data(admin.api("POST", DNS + "/fix", "{}"));

        assertThat(fixed.path("fixed")).hasSize(2);
        assertThat(texts(fixed.path("steps"))).contains("The provider answered 503.");
        JsonNode kept = data(admin.api("GET", DNS + "/history", "")).get(0);
        assertThat(kept.path("state").asText()).isEqualTo("partly");
        assertThat(kept.path("written").asInt()).isEqualTo(2);
        assertThat(data(admin.api("POST", DNS + "/fix", "{}")).path("fixed"))
                .as("the next plan shows the rest")
                .hasSize(2);
        assertThat(admin.api("POST", DNS + "/history/" + kept.path("id").asText() + "/undo", "")
                        .status())
                .isEqualTo(200);
        assertThat(data(admin.api("GET", DNS + "/plan", "")).path("empty").asBoolean())
                .isFalse();
    }

    @Test
    void takesALostAnswerForWhatItIs() {
        zones.loseAnswer();

        assertThat(data(admin.api("POST", DNS + "/fix", "{}")).path("fixed")).hasSize(4);
        assertThat(data(admin.api("GET", DNS + "/history", "")).at("/0/state").asText())
                .isEqualTo("done");
    }

    @Test
    void refusesToUndoWhatWasChangedSince() {
        String id =
                data(admin.api("POST", DNS + "/fix", "{}")).path("applied_id").asText();
        zones.put("example.com", "MX", "5 elsewhere.example");

        Answer answer = admin.api("POST", DNS + "/history/" + id + "/undo", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("MX of example.com is 5 elsewhere.example now");
        assertThat(zones.values("example.com", "TXT")).isNotEmpty();
        assertThat(admin.api("POST", DNS + "/history/none/undo", "").status()).isEqualTo(404);
    }

    @Test
    void offersToDeleteWhatItWroteOnceNobodyNeedsIt() {
        data(admin.api("POST", DNS + "/fix", "{\"records\":[\"client_discovery\"]}"));
        admin.api("PATCH", DNS + "/settings", "{\"discovery\":false}");

        JsonNode plan = data(admin.api("GET", DNS + "/plan", ""));
        List<String> deletes = new ArrayList<>();
        plan.path("items").forEach(item -> {
            if (item.path("operation").asText().equals("delete")) {
                deletes.add("\"" + item.path("id").asText() + "\"");
            }
        });
        assertThat(deletes).hasSize(2);
        data(admin.api(
                "POST",
                DNS + "/apply",
                "{\"digest\":\"" + plan.path("digest").asText() + "\",\"items\":[],\"confirm\":" + deletes + "}"));

        assertThat(zones.all()).isEmpty();
    }

    @Test
    void asksWhichOfTwoProvidersCounts() {
        FakeZones second = new FakeZones("example.com");
        parts.with("other", second);

        Answer answer = admin.api("GET", DNS + "/plan", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Host pdns (pdns), Host other (other)", "\"field\":\"dns_connection\"");

        admin.api("PATCH", DNS + "/settings", "{\"dns_connection\":\"other\"}");
        data(admin.api("POST", DNS + "/fix", "{}"));
        assertThat(second.all()).isNotEmpty();
        assertThat(zones.all()).isEmpty();
    }

    @Test
    void saysWhyThereIsNoPlan() {
        zones.failWith(new Failure.Unavailable("PowerDNS does not answer.", true));
        assertThat(admin.api("GET", DNS + "/plan", "").status()).isEqualTo(502);
        assertThat(admin.api("POST", DNS + "/fix", "{}").body()).contains("PowerDNS does not answer.");

        zones.failWith(null);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.org\"}");
        Answer none = admin.api("GET", "/api/domains/example.org/dns/plan", "");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body()).contains("No DNS connection holds a zone for example.org");
    }

    @Test
    void refusesRecordsThatAreNone() {
        assertThat(admin.api("POST", DNS + "/fix", "{\"records\":[\"mx\",\"everything\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(zones.applies.get()).isZero();
    }

    @Test
    void givesAZoneFileForProvidersThatImport() {
        String file = admin.api("GET", DNS + "/zone-file", "").body();

        assertThat(file)
                .contains("$TTL 3600")
                .contains("example.com. IN MX 10 mail.host.example.\n")
                .contains("_imaps._tcp.example.com. IN SRV 0 1 993 mail.host.example.\n")
                .contains("example.com. IN TXT \"v=spf1 include:host.example -all\"\n");
        assertThat(file.lines().filter(line -> line.startsWith("x._domainkey")).findFirst())
                .as("in strings of 255 bytes")
                .hasValueSatisfying(line -> assertThat(line).containsPattern("\"v=DKIM1[^\"]{248}\" \"A+\"$"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(each -> all.add(each.asText()));
        return all;
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
