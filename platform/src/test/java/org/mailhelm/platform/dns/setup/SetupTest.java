package org.mailhelm.platform.dns.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
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
import org.mailhelm.platform.testing.StubDns;
import org.mailhelm.platform.testing.TestHost;

/** A new domain from its name to its first mailbox. */
class SetupTest {

    private static final String PAGE = "/domains/example.com/setup";
    private static final Pattern TICK = Pattern.compile("name=\"(do\\.[^\"]+)\" value=\"yes\" checked");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final FakeZones zones = new FakeZones("example.com");
    private final FakeParts parts = new FakeParts();

    @SuppressWarnings("NullAway.Init") // set by each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set by each test
    private Browser admin;

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void leadsADomainInStepByStepAndGoesOnWhereItWasLeft(Database database) {
        parts.with("pdns", zones);
        parts.mail.proofIn = Optional.of(zones);
        host = database.start(folder, variables(), parts);
        admin = Browser.signedIn(host);

        assertThat(admin.post("/domains", Map.of("domain", "example.com")).location())
                .isEqualTo(PAGE);
        assertThat(parts.mail.domains).isEmpty();
        assertThat(admin.get(PAGE).body())
                .contains(
                        "_verify.example.com",
                        "proof of example.com",
                        "Write it at Host pdns",
                        "Check and register",
                        "no DNS server answers");
        Answer early = admin.post(PAGE + "/register", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("visible yet", "_verify.example.com");

        assertThat(admin.post(PAGE + "/proof", Map.of()).location()).isEqualTo(PAGE);
        assertThat(zones.all()).containsExactly("_verify.example.com TXT [proof of example.com]");
        assertThat(admin.get(PAGE).body()).contains("It stands in the zone example.com.");

        // Left here, and gone on from the list of domains.
        assertThat(admin.get("/domains").body()).contains("on its way", "href=\"" + PAGE + "\"");
        assertThat(admin.post(PAGE + "/register", Map.of()).location()).isEqualTo(PAGE);
        assertThat(parts.mail.domains).hasSize(1);

        Answer records = admin.get(PAGE);
        assertThat(records.body()).contains("Records for mail", "New mailbox", "IMAP");
        assertThat(admin.post("/domains/example.com/dns/apply", form(records)).location())
                .isEqualTo(PAGE);
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");
        assertThat(zones.values("_verify.example.com", "TXT"))
                .as("the proof stays")
                .isNotEmpty();
        assertThat(admin.get(PAGE).body()).contains("The zone holds them.");

        assertThat(admin.post(PAGE + "/finish", Map.of()).location()).isEqualTo("/domains/example.com");
        assertThat(admin.get("/domains").body()).doesNotContain("on its way");
    }

    @Test
    void seesWhenTheProofTurnsVisible() {
        parts.with("pdns", zones);
        parts.mail.proofIn = Optional.of(zones);
        try (StubDns dns = StubDns.resolver()) {
            start(asking(dns));
            admin.post("/domains", Map.of("domain", "example.com"));
            admin.post(PAGE + "/proof", Map.of());
            assertThat(admin.get(PAGE).body())
                    .as("written, and not yet seen: the page asks again by itself")
                    .contains("It stands in the zone example.com.", "Not visible yet.", "hx-trigger=\"every 15s\"");

            dns.text("_verify.example.com", "proof of somebody else");
            assertThat(admin.get(PAGE).body()).contains("Not visible yet.");
            dns.text("_verify.example.com", "proof of example.com");

            assertThat(admin.get(PAGE).body())
                    .contains("Everybody who was asked sees it: register the domain.")
                    .doesNotContain("hx-trigger=\"every 15s\"");
            dns.be(StubDns.Manner.FAILING);
            assertThat(admin.get(PAGE).body()).contains("Whether others see it is not known");
            assertThat(admin.post(PAGE + "/register", Map.of()).location()).isEqualTo(PAGE);
            assertThat(parts.mail.domains).hasSize(1);
        }
    }

    @Test
    void publishesTheProofByHandWhereTheZoneMayOnlyBeRead() {
        zones.readOnly();
        parts.with("pdns", zones);
        parts.mail.proofIn = Optional.of(zones);
        start();
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.get(PAGE).body())
                .contains("Publish it at the DNS provider", "proof of example.com")
                .doesNotContain("Write it at");
        zones.put("_verify.example.com", "TXT", "proof of example.com");
        admin.post(PAGE + "/register", Map.of());
        assertThat(admin.get(PAGE).body())
                .contains("Mailhelm can't change the zone", "to publish at the DNS provider", "10 mail.host.example")
                .doesNotContain("Apply");
    }

    @Test
    void makesTheZoneWhereItIsAskedFor() throws Exception {
        FakeZones elsewhere = new FakeZones("example.org");
        parts.with("other", elsewhere).with("pdns", zones);
        start();
        assertThat(call(501, "{\"domain\":\"new.example\",\"create_zone\":true}")
                        .at("/error/message")
                        .asText())
                .contains("No connected DNS provider makes zones");
        zones.makeZones();

        assertThat(call(400, "{\"domain\":\"new.example\"}")
                        .at("/error/message")
                        .asText())
                .as("nobody asked for one")
                .contains("No DNS connection holds a zone");
        JsonNode done = call(200, "{\"domain\":\"new.example\",\"create_zone\":true}");

        assertThat(done.path("steps").toString())
                .contains("The zone new.example was made.", "ns1.pdns.example, ns2.pdns.example");
        assertThat(zones.values("new.example", "MX")).containsExactly("10 mail.host.example");
        assertThat(elsewhere.all()).isEmpty();
        assertThat(admin.api("GET", "/api/admin/logs", "").body()).contains("dns.zone_create");
        assertThat(call(200, "{\"domain\":\"new.example\",\"create_zone\":true}")
                        .path("steps")
                        .toString())
                .as("once made, it is found")
                .doesNotContain("was made");
    }

    @Test
    void offersOnThePageToMakeTheZone() {
        parts.with("pdns", zones);
        start();
        admin.post("/domains", Map.of("domain", "new.example"));
        String page = "/domains/new.example/setup";
        assertThat(admin.get(page).body()).doesNotContain("Make the zone");
        zones.makeZones();
        assertThat(admin.get(page).body()).contains("No zone yet", "Make the zone at Host pdns");

        assertThat(admin.post(page + "/zone", Map.of()).location()).isEqualTo(page);
        assertThat(admin.get(page).body())
                .contains("Host pdns, zone new.example", "10 mail.host.example")
                .doesNotContain("Make the zone");
        assertThat(admin.post(page + "/zone", Map.of()).status())
                .as("there is one now")
                .isEqualTo(422);
    }

    @Test
    void makesNoZoneWhileAProviderThatMayHoldItDoesNotAnswer() throws Exception {
        FakeZones silent = new FakeZones("new.example");
        silent.failWith(new Failure.Unavailable("It does not answer.", true));
        zones.makeZones();
        parts.with("silent", silent).with("pdns", zones);
        start();

        JsonNode refused = call(502, "{\"domain\":\"new.example\",\"create_zone\":true}");

        assertThat(refused.at("/error/message").asText()).contains("not every DNS provider answered");
        assertThat(zones.zones()).hasSize(1);
    }

    @Test
    void worksWithoutAnyProviderByCopyAndPaste() {
        parts.mail.proofIn = Optional.of(zones);
        start();
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.get(PAGE).body())
                .contains("Publish it at the DNS provider", "proof of example.com")
                .doesNotContain("Write it at");
        zones.put("_verify.example.com", "TXT", "proof of example.com");
        admin.post(PAGE + "/register", Map.of());

        assertThat(admin.get(PAGE).body())
                .contains("No DNS provider is connected", "to publish at the DNS provider", "10 mail.host.example");
    }

    @Test
    void registersAtOnceWhereNoProofIsWanted() {
        parts.with("pdns", zones);
        start();

        assertThat(admin.post("/domains", Map.of("domain", "example.com")).location())
                .isEqualTo(PAGE);
        assertThat(parts.mail.domains).hasSize(1);
        assertThat(admin.get(PAGE).body()).contains("Records for mail", "Apply");
    }

    @Test
    void canBeGivenUp() {
        parts.mail.proofIn = Optional.of(zones);
        start();
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.post(PAGE + "/finish", Map.of()).location()).isEqualTo("/domains");
        assertThat(admin.get(PAGE).status()).isEqualTo(404);
    }

    @Test
    void setsUpWithOneCallAndAgain() throws Exception {
        parts.with("pdns", zones);
        parts.mail.proofIn = Optional.of(zones);
        start();

        JsonNode done = call(200, "{\"domain\":\"Example.com\"}");
        assertThat(done.path("success").asBoolean()).isTrue();
        assertThat(done.path("steps").toString()).contains("The proof: written.", "was registered at Host mail");
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");

        List<String> before = zones.all();
        assertThat(call(200, "{\"domain\":\"example.com\"}").path("steps").toString())
                .contains("is registered already", "nothing to change");
        assertThat(zones.all()).isEqualTo(before);
        assertThat(admin.api("GET", "/api/admin/logs", "").body()).contains("cloudflare.setup");
    }

    @Test
    void saysHowFarItCameWhenItFails() throws Exception {
        start();
        JsonNode without = call(400, "{\"domain\":\"example.com\"}");
        assertThat(without.path("success").asBoolean()).isFalse();
        assertThat(without.at("/error/message").asText()).contains("No DNS provider");

        parts.with("pdns", zones);
        assertThat(call(400, "{\"domain\":\"example.org\"}")
                        .at("/error/message")
                        .asText())
                .contains("No DNS connection holds a zone");
        assertThat(call(400, "{}").path("success").asBoolean()).isFalse();
        parts.mail.proofIn = Optional.of(new FakeZones());
        JsonNode unseen = call(400, "{\"domain\":\"example.com\"}");
        assertThat(unseen.path("steps").toString()).contains("The proof: written.");
        assertThat(unseen.at("/error/message").asText()).contains("visible yet");
        assertThat(admin.get("/domains").body()).as("a person can go on").contains("on its way");
    }

    private void start() {
        start(variables());
    }

    private void start(Map<String, String> variables) {
        host = TestHost.start(folder, variables, parts);
        admin = Browser.signedIn(host);
    }

    /** Nobody is asked whether the proof is visible. */
    private static Map<String, String> variables() {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.put("DNS_RESOLVERS", "127.0.0.1:9");
        all.put("DNS_RESOLVERS_ONLY", "true");
        return all;
    }

    private static Map<String, String> asking(StubDns dns) {
        Map<String, String> all = variables();
        all.put("DNS_RESOLVERS", dns.setting());
        return all;
    }

    private JsonNode call(int status, String body) throws Exception {
        Answer answer = admin.api("POST", "/api/cloudflare/setup", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static Map<String, String> form(Answer page) {
        Map<String, String> form = new HashMap<>();
        Matcher digest = DIGEST.matcher(page.body());
        assertThat(digest.find()).isTrue();
        form.put("digest", digest.group(1));
        form.put("back", "setup");
        Matcher ticks = TICK.matcher(page.body());
        while (ticks.find()) {
            form.put(ticks.group(1), "yes");
        }
        return form;
    }
}
