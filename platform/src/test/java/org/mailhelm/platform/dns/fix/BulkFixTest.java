package org.mailhelm.platform.dns.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** The DNS of many domains at once. */
class BulkFixTest {

    private static final String BULK = "/api/cloudflare/dns/fix-bulk";
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");

    @TempDir
    Path folder;

    private final FakeZones zones = new FakeZones("example.com", "example.net");

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeParts().with("pdns", zones));
        admin = Browser.signedIn(host);
        add("example.com");
        add("example.net");
        add("example.org");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void tellsScriptsWhatBecameOfEach() throws Exception {
        assertThat(admin.api("GET", "/api/cloudflare/status", "").body())
                .isEqualTo("{\"success\":true,\"configured\":true}");

        JsonNode all = data(admin.api("POST", BULK, "{}"));
        assertThat(all.path("domains")).hasSize(3);
        assertThat(all.at("/results/example.com/fixed").toString()).contains("mx", "spf", "dkim", "dmarc");
        assertThat(all.at("/results/example.org/success").asBoolean()).isFalse();
        assertThat(all.at("/results/example.org/error").asText()).contains("No DNS connection holds a zone");
        assertThat(admin.api("GET", "/api/admin/logs", "").body()).contains("dns.fix_bulk", "dns.fix");

        JsonNode bad = data(admin.api(
                "POST",
                BULK,
                "{\"domains\":[\"example.com\",\"example.net\"],\"records\":[\"mx\"],\"only_unhealthy\":true}"));
        assertThat(bad.path("domains").size())
                .as("optional records are still open")
                .isEqualTo(2);
        assertThat(bad.at("/results/example.com/fixed").size()).isZero();
    }

    @Test
    void refusesASelectionThatIsNotServedBeforeAnythingIsDone() {
        assertThat(admin.api("POST", BULK, "{\"domains\":[\"example.com\",\"other.example\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.api("POST", BULK, "{\"domains\":[\"no domain\"]}").status())
                .isEqualTo(400);
        assertThat(zones.applies.get()).isZero();
    }

    @Test
    void mendsThoseThatAreTickedAsAJob() {
        zones.put("example.net", "MX", "10 elsewhere.example");
        Answer ask = admin.post("/dns/fix", Map.of("select", "example.net"));
        assertThat(ask.body()).contains("Mend the DNS of 1 domain?", "example.net");
        assertThat(zones.applies.get()).isZero();

        Answer started = admin.post("/dns/fix", answer(ask));

        assertThat(started.location()).startsWith("/jobs/");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(admin.get(started.location()).body())
                        .contains("Written: spf, dkim, dmarc.", "1 line needs your word"));
        assertThat(zones.values("example.net", "MX")).containsExactly("10 elsewhere.example");
        assertThat(zones.values("example.com", "TXT")).isEmpty();
        assertThat(admin.get("/domains").body()).contains("Mend DNS…");
        assertThat(admin.get("/dns/fix").body()).contains("Mend the DNS of 3 domains?");
        assertThat(admin.post("/dns/fix", Map.of()).location()).isEqualTo("/domains");
    }

    private void add(String domain) {
        admin.api("POST", "/api/domains", "{\"domain\":\"" + domain + "\"}");
    }

    private static Map<String, String> answer(Answer page) {
        Map<String, String> form = new java.util.HashMap<>();
        Matcher fields = FIELD.matcher(page.body());
        while (fields.find()) {
            form.put(fields.group(1), fields.group(2));
        }
        form.put("confirm", "yes");
        return form;
    }

    private static JsonNode data(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("data");
    }
}
