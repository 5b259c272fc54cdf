package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.testkit.RealBind;

/** A domain's records at a real BIND that hands out no zone as a whole, with the local mail server. */
class ClosedBindJourneyTest {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final String ZONE = "closed.test";
    private static final String DNS = "/api/domains/" + ZONE + "/dns";

    @TempDir
    private Path folder;

    private RealBind bind;
    private Distributed host;
    private ApiSession admin;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        bind = RealBind.start(false, Map.of(ZONE, """
                @ IN TXT "v=spf1 a ~all"
                @ IN TXT "vendor=1"
                mail IN A 127.0.0.1
                _domainkey IN NS ns.elsewhere.example.
                """), ZONE);
        Map<String, String> variables = new HashMap<>(MailPorts.free().variables());
        variables.putAll(Map.of(
                "ADMIN_USER",
                "admin",
                "ADMIN_PASSWORD",
                PASSWORD,
                "RFC2136_SERVER",
                "127.0.0.1",
                "RFC2136_PORT",
                String.valueOf(bind.port()),
                "RFC2136_KEY_NAME",
                bind.key().name(),
                "RFC2136_KEY_SECRET",
                bind.key().secret(),
                "RFC2136_ZONES",
                ZONE,
                "DNS_RESOLVERS",
                "127.0.0.1:" + bind.port(),
                "DNS_RESOLVERS_ONLY",
                "true"));
        host = Distributed.start(folder, variables);
        host.awaitMailServer();
        admin = ApiSession.signIn(host, "admin", PASSWORD);
        assertThat(admin.call("POST", "/api/admin/connections", "{\"connector\": \"rfc2136\", \"name\": \"BIND\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(admin.call("POST", "/api/domains", "{\"domain\": \"" + ZONE + "\"}")
                        .statusCode())
                .isLessThan(300);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
        if (bind != null) {
            bind.close();
        }
    }

    @Test
    void arePlannedAppliedSeenBrokenMendedAndUndone() throws Exception {
        List<String> before = bind.dig(ZONE, "TXT").lines().sorted().toList();

        JsonNode plan = plan();
        assertThat(plan.path("writable").asBoolean()).isTrue();
        assertThat(item(plan, "spf").path("becomes").toString()).contains("v=spf1 a mx ~all");
        assertThat(operations(plan, "impossible"))
                .as("signing keys are in other hands, which a server says without showing the zone")
                .singleElement()
                .asString()
                .endsWith("._domainkey." + ZONE);

        JsonNode applied =
                data(admin.call("POST", DNS + "/apply", "{\"digest\": \"" + text(plan, "digest") + "\"}"), 200);
        assertThat(applied.path("stopped_by").isNull()).as(applied.toString()).isTrue();
        assertThat(bind.dig(ZONE, "TXT")).contains("\"v=spf1 a mx ~all\"", "\"vendor=1\"");
        assertThat(bind.dig(ZONE, "MX")).isNotEmpty();
        assertThat(bind.dig("_dmarc." + ZONE, "TXT")).contains("v=DMARC1");
        assertThat(plan().path("empty").asBoolean()).as("the second plan").isTrue();
        assertThat(data(admin.get(DNS + "/health"), 200)
                        .at("/checks/spf/status")
                        .asText())
                .as("the world sees it")
                .isEqualTo("pass");

        bind.nsupdate(ZONE, "delete _dmarc." + ZONE + ". TXT");
        assertThat(operations(plan(), "create")).containsExactly("_dmarc." + ZONE);
        data(admin.call("POST", DNS + "/fix", "{\"records\": [\"dmarc\"]}"), 200);
        assertThat(bind.dig("_dmarc." + ZONE, "TXT")).contains("v=DMARC1");

        bind.nsupdate(ZONE, "delete " + ZONE + ". MX", "add " + ZONE + ". 60 MX 5 stranger.example.");
        String undo = DNS + "/history/" + text(applied, "id") + "/undo";
        assertThat(admin.call("POST", undo, "{}").body()).contains("Something was changed since", "5 stranger.example");
        String conflict = text(item(plan(), "mx"), "id");
        data(admin.call("POST", DNS + "/fix", "{\"records\": [\"mx\"], \"confirm\": [\"" + conflict + "\"]}"), 200);
        data(admin.call("POST", undo, "{}"), 200);

        assertThat(bind.dig(ZONE, "TXT").lines().sorted().toList()).isEqualTo(before);
        assertThat(bind.dig(ZONE, "MX")).isEmpty();
        assertThat(bind.dig("_dmarc." + ZONE, "TXT")).isEmpty();
        assertThat(host.log()).doesNotContain(bind.key().secret());
    }

    private JsonNode plan() throws Exception {
        return data(admin.get(DNS + "/plan"), 200);
    }

    private static JsonNode item(JsonNode plan, String record) {
        for (JsonNode item : plan.path("items")) {
            if (item.path("record").asText().equals(record)) {
                return item;
            }
        }
        throw new AssertionError("no " + record + " in " + plan);
    }

    private static List<String> operations(JsonNode plan, String operation) {
        List<String> names = new ArrayList<>();
        plan.path("items").forEach(item -> {
            if (text(item, "operation").equals(operation)) {
                names.add(text(item, "name"));
            }
        });
        return names;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static JsonNode data(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body()).path("data");
    }
}
