package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** Scripts that were written for MXroute Manager find the same routes, bodies and answers here. */
class ReferenceRoutesTest {

    private static final String USER =
            "{\"email\":\"%s\",\"grants\":[{\"domain\":\"example.test\",\"permissions\":[\"emails\"]}]}";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN);
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private JsonNode json(Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private void answers(int status, String method, String path, String body) {
        Answer answer = admin.api(method, path, body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
    }

    @Test
    void tellWhoOneIsAndTakeAContactAddress() throws IOException {
        JsonNode me = json(admin.api("GET", "/api/me", ""));
        assertThat(me.path("success").asBoolean()).isTrue();
        assertThat(me.path("oidc_enabled").asBoolean()).isFalse();
        assertThat(me.path("permissions").toString())
                .contains("\"dashboard\"", "\"emails\"", "\"forwarders\"", "\"spam\"", "\"dns\"");
        assertThat(me.at("/user/is_admin").asBoolean()).isTrue();
        assertThat(me.at("/user/delegated_domains").toString()).isEqualTo("[\"*\"]");
        assertThat(me.at("/user/contact_email").isNull()).isTrue();

        JsonNode changed = json(admin.api("PATCH", "/api/me/profile", "{\"contact_email\":\"a@example.test\"}"));
        assertThat(changed.at("/data/contact_email").asText()).isEqualTo("a@example.test");
        assertThat(changed.at("/data/notification_email").asText()).isEqualTo("a@example.test");
        answers(400, "PATCH", "/api/me/profile", "{}");
        answers(400, "PATCH", "/api/me/profile", "{\"contact_email\":\"nobody\"}");
        answers(200, "PATCH", "/api/me/profile", "{\"contact_email\":null}");
    }

    @Test
    void manageUsersByQueryBodyAndPath() throws IOException {
        for (String name : new String[] {"one", "two", "three@example.test"}) {
            answers(200, "POST", "/api/admin/delegations", USER.formatted(name));
        }
        JsonNode listed = json(admin.api("GET", "/api/admin/delegations", ""));
        assertThat(listed.path("permissions").isArray()).isTrue();
        assertThat(listed.path("data")).hasSize(4);
        JsonNode one = listed.path("data").get(1);
        assertThat(one.path("email").asText()).isEqualTo("one");
        assertThat(one.path("domains").toString()).isEqualTo("[\"example.test\"]");
        assertThat(one.at("/grants/0/domain").asText()).isEqualTo("example.test");
        assertThat(one.path("is_admin").asBoolean()).isFalse();

        answers(200, "DELETE", "/api/admin/delegations?email=one", "");
        answers(200, "DELETE", "/api/admin/delegations", "{\"email\":\"two\"}");
        answers(200, "DELETE", "/api/admin/delegations/three@example.test", "");
        answers(404, "DELETE", "/api/admin/delegations/three@example.test", "");
        answers(409, "DELETE", "/api/admin/delegations/admin", "");
        answers(400, "DELETE", "/api/admin/delegations", "");
        answers(400, "POST", "/api/admin/delegations", "{\"email\":\"x\"}");
        answers(400, "POST", "/api/admin/delegations", "{\"email\":\"x y\",\"domains\":[\"*\"]}");
        answers(400, "POST", "/api/admin/delegations", "{\"email\":\"x\",\"domains\":[\"a.test\"],\"colour\":1}");
    }

    @Test
    void makeTokensInABrowserAlone() throws IOException {
        Answer made = admin.api("POST", "/api/admin/api-tokens", "{\"label\":\"script\",\"is_admin\":true}");
        assertThat(made.status()).isEqualTo(201);
        JsonNode token = json(made).path("data");
        for (String key :
                new String[] {"id", "label", "token_prefix", "is_admin", "grants", "created_at", "last_used_at", "token"
                }) {
            assertThat(token.has(key)).as(key).isTrue();
        }
        Browser script = Browser.of(host)
                .with("Authorization", "Bearer " + token.path("token").asText());
        assertThat(script.api("GET", "/api/admin/api-tokens", "").status()).isEqualTo(403);
        assertThat(script.api("GET", "/api/admin/settings", "").status()).isEqualTo(200);
        answers(400, "POST", "/api/admin/api-tokens", "{\"is_admin\":true}");
        String one = "/api/admin/api-tokens/" + token.path("id").asText();
        answers(200, "DELETE", one, "");
        answers(404, "DELETE", one, "");
        assertThat(script.api("GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void readTheAuditByDays() throws IOException {
        JsonNode logs = json(admin.api("GET", "/api/admin/logs?limit=1", "")).path("data");
        assertThat(logs.path("entries")).hasSize(1);
        String day = logs.path("current_date").asText();
        assertThat(logs.at("/available_dates/0").asText()).isEqualTo(day);
        for (String key : new String[] {"timestamp", "user", "action", "target", "details"}) {
            assertThat(logs.at("/entries/0").has(key)).as(key).isTrue();
        }
        answers(400, "GET", "/api/admin/logs?date=yesterday", "");
        answers(200, "GET", "/api/admin/logs?date=1999-01-01", "");
        answers(404, "GET", "/api/admin/logs/download?date=1999-01-01&format=csv", "");
        answers(400, "GET", "/api/admin/logs/download?date=" + day + "&format=xml", "");
        Answer file =
                admin.with("Accept", "*/*").api("GET", "/api/admin/logs/download?date=" + day + "&format=jsonl", "");
        assertThat(file.header("Content-Disposition").orElse("")).contains("audit-" + day + ".jsonl");
        assertThat(file.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
    }

    @Test
    void endTheSessionByAFormAlone() {
        assertThat(admin.get("/logout").status()).isEqualTo(405);
        assertThat(admin.post("/logout", java.util.Map.of()).location()).isEqualTo("/login");
    }
}
