package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class ApiTokenTest {

    private static final String ALL = "{\"label\":\"ci\",\"is_admin\":true}";
    private static final String KEY = "a-key-of-the-environment";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void isShownOnceAndWorksUntilItIsRevoked(Database database) throws IOException {
        try (TestHost host = database.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            JsonNode made = make(admin, ALL);
            String secret = made.path("token").textValue();

            assertThat(secret).startsWith("mhm_").hasSize(47);
            assertThat(made.path("token_prefix").textValue()).isEqualTo(secret.substring(0, 12));
            String listed = admin.api("GET", "/api/admin/api-tokens", "").body();
            assertThat(listed).contains("\"label\":\"ci\"").doesNotContain(secret);
            Answer me = bearer(host, secret).api("GET", "/api/me", "");
            assertThat(me.status()).isEqualTo(200);
            assertThat(me.body()).contains("token:ci").contains("\"is_admin\":true");
            assertThat(me.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(admin.api("GET", "/api/admin/api-tokens", "").body())
                    .contains("\"last_used_from\":\"127.0.0.1\"");

            String id = made.path("id").textValue();
            assertThat(admin.api("DELETE", "/api/admin/api-tokens/" + id, "").status())
                    .isEqualTo(200);
            Answer after = bearer(host, secret).api("GET", "/api/me", "");
            assertThat(after.status()).isEqualTo(401);
            assertThat(after.header("WWW-Authenticate").orElse("")).contains("invalid_token");
            assertThat(admin.api("DELETE", "/api/admin/api-tokens/" + id, "").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void changesThingsWithoutATokenOfAForm() throws IOException {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            String secret = make(Browser.signedIn(host), ALL).path("token").textValue();

            Answer answer =
                    bearer(host, secret).csrf("none").api("POST", "/api/admin/delegations", user("mara", "read-only"));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void countsAloneBesideACookie() throws IOException {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host).with("Authorization", "Bearer mhm_" + "x".repeat(43));

            assertThat(admin.api("GET", "/api/me", "").status()).isEqualTo(401);
            assertThat(admin.get("/domains").status()).isEqualTo(401);
        }
    }

    @Test
    void isOverWhenItExpires() throws IOException {
        TestClock clock = new TestClock();
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            String secret = make(
                            Browser.signedIn(host),
                            "{\"label\":\"ci\",\"is_admin\":true,\"expires_at\":\""
                                    + clock.instant().plus(Duration.ofHours(1)) + "\"}")
                    .path("token")
                    .textValue();

            assertThat(bearer(host, secret).api("GET", "/api/me", "").status()).isEqualTo(200);
            clock.pass(Duration.ofHours(1));
            assertThat(bearer(host, secret).api("GET", "/api/me", "").status()).isEqualTo(401);
        }
    }

    @Test
    void worksFromItsNetworksOnly() throws IOException {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            String secret = make(
                            admin,
                            "{\"label\":\"ci\",\"is_admin\":true,\"networks\":[\"192.0.2.0/25\",\"2001:db8::/32\"]}")
                    .path("token")
                    .textValue();

            assertThat(from(host, secret, "192.0.2.127")).isEqualTo(200);
            assertThat(from(host, secret, "2001:db8:1::5")).isEqualTo(200);
            assertThat(from(host, secret, "192.0.2.128")).isEqualTo(401);
            assertThat(from(host, secret, "2001:db9::1")).isEqualTo(401);
            assertThat(admin.api(
                                    "POST",
                                    "/api/admin/api-tokens",
                                    "{\"label\":\"x\",\"is_admin\":true,\"networks\":[\"192.0.2.0/33\"]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void rotatesItselfAndNothingElse() throws IOException {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            String secret = make(Browser.signedIn(host), ALL).path("token").textValue();

            Answer rotated = bearer(host, secret).api("POST", "/api/me/token/rotate", "");

            assertThat(rotated.status()).isEqualTo(200);
            String young = new ObjectMapper()
                    .readTree(rotated.body())
                    .at("/data/token")
                    .textValue();
            assertThat(bearer(host, secret).api("GET", "/api/me", "").status()).isEqualTo(401);
            assertThat(bearer(host, young).api("GET", "/api/me", "").status()).isEqualTo(200);
            assertThat(bearer(host, young)
                            .api("POST", "/api/admin/api-tokens", ALL)
                            .status())
                    .isEqualTo(403);
            assertThat(bearer(host, young)
                            .api("GET", "/api/admin/api-tokens", "")
                            .status())
                    .isEqualTo(403);
            assertThat(bearer(host, young)
                            .api("PATCH", "/api/me/profile", "{\"contact_email\":null}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void neverHasMoreThanItsMaker() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser mara = delegate(host, "mara");

            assertThat(mara.api("POST", "/api/admin/api-tokens", ALL).status()).isEqualTo(403);
            assertThat(mara.api("POST", "/api/admin/api-tokens", grant("own.example", "dns:write"))
                            .status())
                    .isEqualTo(403);
            assertThat(mara.api("POST", "/api/admin/api-tokens", grant("foreign.example", "emails:read"))
                            .status())
                    .isEqualTo(403);
            assertThat(mara.api("POST", "/api/admin/api-tokens", grant("*", "emails:read"))
                            .status())
                    .isEqualTo(403);
            assertThat(mara.api("POST", "/api/admin/api-tokens", grant("own.example", "emails:read"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void shrinksAndEndsWithItsMaker(Database database) throws IOException {
        try (TestHost host = database.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            Browser mara = delegate(host, "mara");
            String small = make(mara, grant("own.example", "emails:read"))
                    .path("token")
                    .textValue();
            String large = make(mara, grant("own.example", "passwords:write"))
                    .path("token")
                    .textValue();

            admin.api("POST", "/api/admin/delegations", user("mara", "emails:read"));

            assertThat(mara.api("GET", "/api/me", "").status())
                    .as("signed out at once")
                    .isEqualTo(401);
            assertThat(bearer(host, small).api("GET", "/api/me", "").status()).isEqualTo(200);
            assertThat(bearer(host, large).api("GET", "/api/me", "").status()).isEqualTo(401);
            admin.api("DELETE", "/api/admin/delegations/mara", "");
            assertThat(bearer(host, small).api("GET", "/api/me", "").status()).isEqualTo(401);
        }
    }

    @Test
    void isLimitedAndSaysHowManyCallsAreLeft() throws IOException {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("API_RATE_LIMIT", "2");
        try (TestHost host = TestHost.start(folder, variables)) {
            String secret = make(Browser.signedIn(host), ALL).path("token").textValue();

            Answer first = bearer(host, secret).api("GET", "/api/me", "");
            bearer(host, secret).api("GET", "/api/me", "");
            Answer third = bearer(host, secret).api("GET", "/api/me", "");

            assertThat(first.header("X-RateLimit-Limit")).contains("2");
            assertThat(first.header("X-RateLimit-Remaining")).contains("1");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isPresent();
            assertThat(third.body()).contains("\"code\":\"too_many_requests\"");
        }
    }

    @Test
    void isRefusedAsTooManyAfterMuchGuessing() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            int last = 0;
            for (int i = 0; i < 62; i++) {
                last = bearer(host, "mhm_" + i).api("GET", "/api/me", "").status();
            }
            assertThat(last).isEqualTo(429);
        }
    }

    @Test
    void givesNothingForAnEmptyOrUnknownPermission() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            for (String body : List.of(
                    "{\"label\":\"x\"}",
                    "{\"label\":\"x\",\"grants\":[{\"domain\":\"own.example\",\"permissions\":[]}]}",
                    "{\"label\":\"x\",\"grants\":[{\"domain\":\"own.example\"}]}",
                    grant("own.example", "all"),
                    grant("own.example", "emails:delete"),
                    grant("not a domain", "emails"),
                    "{\"label\":\"x\",\"account_rights\":[\"emails\"]}",
                    "{\"label\":\"\",\"is_admin\":true}",
                    "{\"label\":\"x\",\"is_admin\":true,\"expires_at\":\"2001-01-01T00:00:00Z\"}",
                    "{\"label\":\"x\",\"is_admin\":true,\"admin\":true}")) {
                assertThat(admin.api("POST", "/api/admin/api-tokens", body).status())
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(host.bean(ApiTokenRepository.class).findAllOrderByCreatedDesc())
                    .isEmpty();
        }
    }

    @Test
    void ofTheEnvironmentWorkAsConfigured() throws IOException {
        Path file = folder.resolve("keys.yml");
        Files.writeString(file, "dashboard:\n  api_keys:\n    - name: monitoring\n      key: mp_1234567890abcdef\n");
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("AUTH_TOKEN", KEY);
        variables.put("API_KEY_BACKUP", "another-key-of-the-environment");
        variables.put("API_KEY_BACKUP_PERMISSIONS", "read:activity, write:stats");
        variables.put("API_KEYS_FILE", file.toString());
        TestClock clock = new TestClock();
        try (TestHost host = TestHost.start(folder, variables, clock)) {
            assertThat(bearer(host, KEY)
                            .api("GET", "/api/admin/delegations", "")
                            .status())
                    .isEqualTo(200);
            Browser backup = bearer(host, "another-key-of-the-environment");
            assertThat(backup.api("GET", "/api/admin/logs", "").status()).isEqualTo(200);
            assertThat(backup.api("GET", "/api/admin/delegations", "").status()).isEqualTo(403);
            Browser monitoring = bearer(host, "mp_1234567890abcdef");
            assertThat(monitoring.api("GET", "/api/domains", "").status()).isEqualTo(200);
            assertThat(monitoring.api("GET", "/api/admin/logs", "").status()).isEqualTo(403);
            assertThat(monitoring.api("POST", "/api/me/token/rotate", "").status())
                    .isEqualTo(409);
            assertThat(bearer(host, "mp_1234567890abcdeX")
                            .api("GET", "/api/domains", "")
                            .status())
                    .isEqualTo(401);

            Files.writeString(file, "api_keys: []\n");
            clock.pass(Duration.ofSeconds(3));
            assertThat(monitoring.api("GET", "/api/domains", "").status()).isEqualTo(401);
        }
    }

    private Browser delegate(TestHost host, String name) {
        host.bean(UserAdmin.class)
                .create(
                        new SignedIn("", "test", "test", Role.ADMINISTRATOR, Rights.ALL, "", ""),
                        name,
                        "",
                        Optional.of(Browser.PASSWORD),
                        new Rights(false, Set.of(), Map.of("own.example", Preset.HELPDESK.rights())));
        Browser browser = Browser.of(host);
        assertThat(browser.signIn(name, Browser.PASSWORD).status()).isEqualTo(303);
        return browser;
    }

    private static JsonNode make(Browser browser, String body) throws IOException {
        Answer answer = browser.api("POST", "/api/admin/api-tokens", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("data");
    }

    private static String grant(String domain, String permission) {
        return "{\"label\":\"x\",\"grants\":[{\"domain\":\"" + domain + "\",\"permissions\":[\"" + permission
                + "\"]}]}";
    }

    private static String user(String name, String permission) {
        return "{\"email\":\"" + name + "\",\"grants\":[{\"domain\":\"own.example\",\"permissions\":[\"" + permission
                + "\"]}]}";
    }

    private static int from(TestHost host, String secret, String address) {
        return bearer(host, secret)
                .with("X-Forwarded-For", address)
                .api("GET", "/api/me", "")
                .status();
    }

    private static Browser bearer(TestHost host, String secret) {
        return Browser.of(host).csrf("none").with("Authorization", "Bearer " + secret);
    }
}
