package org.mailhelm.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase;
import org.mailhelm.platform.testing.TestHost;

class SettingsApiTest {

    private static final List<String> KEYS = List.of(
            "OIDC_ENABLED",
            "OIDC_SCOPES",
            "OIDC_DISCOVERY_URL",
            "OIDC_REDIRECT_URI",
            "OIDC_CLIENT_ID",
            "OIDC_ADMIN_USERS",
            "OIDC_ADMIN_GROUP",
            "RESET_SMTP_HOST",
            "RESET_SMTP_PORT",
            "RESET_SMTP_USER",
            "RESET_SMTP_FROM",
            "RESET_SMTP_USE_TLS",
            "MX_SERVER",
            "MX_USER",
            "CF_ACCOUNT_ID",
            "ADMIN_USER",
            "MAILBOX_RESET_ENABLED");

    @TempDir
    Path folder;

    private static Map<String, String> variables() {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.put("OIDC_CLIENT_SECRET", "not to be seen");
        all.put("OIDC_ADMIN_GROUP", "helm");
        all.put("MX_SERVER", "lake.example");
        return all;
    }

    private static JsonNode data(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("data");
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void tellsEverySettingAndNoSecret(EachDatabase.Database database) throws Exception {
        try (TestHost host = database.start(folder, variables())) {
            Browser admin = Browser.signedIn(host);
            Answer answer = admin.api("GET", "/api/admin/settings", "");
            JsonNode data = data(answer);

            KEYS.forEach(key -> assertThat(data.has(key)).as(key).isTrue());
            assertThat(data.path("OIDC_ADMIN_GROUP").asText()).isEqualTo("helm");
            assertThat(data.path("MX_SERVER").asText()).isEqualTo("lake.example");
            assertThat(data.path("ADMIN_USER").asText()).isEqualTo("admin");
            assertThat(admin.api("POST", "/api/admin/settings", "{\"MX_SERVER\":\"sea.example\"}")
                            .body())
                    .contains("No connection has MX_SERVER");
            assertThat(data.path("RESET_SMTP_PORT").asText()).isEqualTo("587");
            assertThat(data.path("OIDC_CLIENT_SECRET").asText()).isEmpty();
            assertThat(data.path("OIDC_CLIENT_SECRET_configured").asBoolean()).isTrue();
            assertThat(data.path("RESET_SMTP_PASSWORD_configured").asBoolean()).isFalse();
            assertThat(data.path("MX_API_KEY_configured").isBoolean()).isTrue();
            assertThat(answer.body()).doesNotContain("not to be seen");

            JsonNode changed = data(admin.api(
                    "POST", "/api/admin/settings", "{\"OIDC_ADMIN_GROUP\":\"crew\",\"RESET_SMTP_USE_TLS\":false}"));
            assertThat(changed.path("OIDC_ADMIN_GROUP").asText()).isEqualTo("crew");
            assertThat(changed.path("RESET_SMTP_USE_TLS").asText()).isEqualTo("false");
            JsonNode back = data(admin.api("POST", "/api/admin/settings", "{\"OIDC_ADMIN_GROUP\":null}"));
            assertThat(back.path("OIDC_ADMIN_GROUP").asText()).isEqualTo("helm");
            assertThat(admin.api("GET", "/api/admin/logs?limit=5", "").body())
                    .contains("settings.update", "OIDC_ADMIN_GROUP");
        }
    }

    @Test
    void changesNothingWhenOneIsWrong() throws Exception {
        try (TestHost host = TestHost.start(folder, variables())) {
            Browser admin = Browser.signedIn(host);
            for (String wrong : List.of(
                    "\"RESET_SMTP_PORT\":\"many\"",
                    "\"RESET_SMTP_PORT\":70000",
                    "\"OIDC_DISCOVERY_URL\":\"http://id.example.test\"",
                    "\"OIDC_DISCOVERY_URL\":\"ftp://id.example.test\"",
                    "\"OIDC_REDIRECT_URI\":\"https://evil.test/elsewhere\"",
                    "\"OIDC_ENABLED\":\"true\"",
                    "\"OIDC_CLIENT_SECRET\":\"x\"",
                    "\"MX_SERVER\":\"x\"",
                    "\"NO_SUCH\":\"x\"",
                    "\"ADMIN_USER\":\"other\"",
                    "\"ADMIN_PASSWORD\":\"short\"",
                    "\"OIDC_SCOPES\":[\"openid\"]")) {
                Answer answer =
                        admin.api("POST", "/api/admin/settings", "{\"OIDC_ADMIN_GROUP\":\"crew\"," + wrong + "}");
                assertThat(answer.status()).as(wrong).isEqualTo(400);
                assertThat(answer.body()).as(wrong).contains("\"field\":\"");
            }
            assertThat(data(admin.api("GET", "/api/admin/settings", ""))
                            .path("OIDC_ADMIN_GROUP")
                            .asText())
                    .isEqualTo("helm");
            for (String body : List.of("[]", "\"x\"", "{}", "{\"a\"", "")) {
                assertThat(admin.api("POST", "/api/admin/settings", body).status())
                        .as(body)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void takesBackWhatItTold() throws Exception {
        try (TestHost host = TestHost.start(folder, variables())) {
            Browser admin = Browser.signedIn(host);
            ObjectNode told = (ObjectNode) data(admin.api("GET", "/api/admin/settings", ""));
            told.retain(KEYS);

            assertThat(admin.api("POST", "/api/admin/settings", told.toString()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void setsThePasswordOfTheAdministratorAndEndsItsSessions() throws Exception {
        try (TestHost host = TestHost.start(folder, variables())) {
            Browser admin = Browser.signedIn(host);
            String password = "Another-lantern-52";
            Answer made = admin.api(
                    "POST", "/api/admin/settings", "{\"ADMIN_USER\":\"Mara\",\"ADMIN_PASSWORD\":\"" + password + "\"}");

            assertThat(made.status()).as(made.body()).isEqualTo(200);
            assertThat(made.body()).doesNotContain(password);
            Browser mara = Browser.of(host);
            mara.signIn("mara", password);
            assertThat(mara.api("GET", "/api/me", "").body()).contains("\"is_admin\":true");
            assertThat(mara.api("GET", "/api/admin/logs?limit=20", "").body())
                    .contains("mara", "over the API")
                    .doesNotContain(password);

            mara.api("POST", "/api/admin/settings", "{\"ADMIN_PASSWORD\":\"" + password + "\"}");
            assertThat(admin.api("GET", "/api/me", "").status()).isEqualTo(401);
            assertThat(mara.api("GET", "/api/me", "").status()).isEqualTo(200);
        }
    }
}
