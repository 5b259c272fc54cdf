package org.mailhelm.platform.access.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase;
import org.mailhelm.platform.testing.TestHost;

class SingleSignOnTest {

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestHost host;

    @BeforeEach
    void start() {
        issuer = new TestIssuer();
        start(Map.of("OIDC_ADMIN_USERS", "alice@example.test"));
    }

    private void start(Map<String, String> more) {
        host = TestHost.start(folder, variables(more));
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.putAll(issuer.variables());
        all.putAll(more);
        return all;
    }

    private void restart(Map<String, String> more) {
        host.close();
        start(more);
    }

    @AfterEach
    void stop() {
        host.close();
        issuer.close();
    }

    private Answer signIn(Browser browser) {
        return signIn(browser, "/login/redirect");
    }

    private Answer signIn(Browser browser, String from) {
        Answer leaving = browser.get(from);
        assertThat(leaving.status()).as(leaving.body()).isEqualTo(303);
        return browser.get(issuer.visit(leaving.location()));
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void signsAnAdministratorInByTheListAndLeadsWhereTheyWanted(EachDatabase.Database database) {
        host.close();
        host = database.start(
                folder.resolve(database.name()), variables(Map.of("OIDC_ADMIN_USERS", "ALICE@example.test, bob")));
        Browser browser = Browser.of(host);

        assertThat(browser.get("/login").body()).contains("Sign in with Beacon", "Sign in with a password");
        Answer done = signIn(browser, "/login/redirect?next=%2Fusers");

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/users");
        assertThat(issuer.lastAuthorization())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", TestIssuer.CLIENT)
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(browser.api("GET", "/api/me", "").body())
                .contains("\"email\":\"alice@example.test\"", "\"is_admin\":true", "\"oidc_enabled\":true");
        assertThat(audit()).contains("\"auth.login\"", "with Beacon");
    }

    @Test
    void leadsToNoOtherSite() {
        for (String next : List.of("//evil.test", "https://evil.test", "/\\evil.test", "/login")) {
            Browser browser = Browser.of(host);
            Answer done = signIn(
                    browser,
                    "/login/redirect?next="
                            + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(done.location()).as(next).isEqualTo("/");
        }
    }

    @Test
    void makesAdministratorsOfAGroupAndTakesItBackAtTheNextSignIn() {
        restart(Map.of("OIDC_ADMIN_GROUP", "helm"));
        issuer.person("bob-id", Map.of("preferred_username", "bob", "groups", List.of("crew", "helm")));
        Browser first = Browser.of(host);
        signIn(first);
        assertThat(first.api("GET", "/api/me", "").body()).contains("\"is_admin\":true");

        issuer.person("bob-id", Map.of("preferred_username", "bob", "groups", List.of("crew")));
        Browser second = Browser.of(host);
        signIn(second);

        assertThat(second.api("GET", "/api/me", "").body()).contains("\"email\":\"bob\"", "\"is_admin\":false");
        assertThat(first.api("GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(audit()).contains("rules for administrators no more");
    }

    @Test
    void readsGroupsFromUserInfoWhereTheIdTokenHasNone() {
        restart(Map.of("OIDC_ADMIN_GROUP", "helm"));
        issuer.person("bob-id", Map.of("preferred_username", "bob"));
        issuer.userInfo(Map.of("sub", "bob-id", "groups", List.of("helm")));
        Browser browser = Browser.of(host);
        signIn(browser);

        assertThat(browser.api("GET", "/api/me", "").body()).contains("\"is_admin\":true");
    }

    @Test
    void refusesTheUserInfoOfSomebodyElse() {
        issuer.person("alice-id", Map.of("preferred_username", "alice"));
        issuer.userInfo(Map.of("sub", "mallory-id", "email", "alice@example.test", "email_verified", true));

        assertRefused(signIn(Browser.of(host)), 502, "somebody else");
    }

    @Test
    void refusesWhoHasNoAccountAndSaysSo() {
        issuer.person("eve-id", Map.of("email", "eve@example.test", "email_verified", true));
        Browser browser = Browser.of(host);
        Answer answer = signIn(browser);

        assertRefused(answer, 403, "There is no account here for you");
        assertThat(answer.body()).contains("Sign in with a password");
        assertThat(browser.api("GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void makesAccountsWithoutRightsWhenToldTo() {
        restart(Map.of("OIDC_UNKNOWN_USERS", "create"));
        issuer.person("eve-id", Map.of("email", "eve@example.test", "email_verified", true));
        Browser browser = Browser.of(host);
        signIn(browser);

        assertThat(browser.api("GET", "/api/me", "").body())
                .contains("\"email\":\"eve@example.test\"", "\"is_admin\":false", "\"delegated_domains\":[]");
        assertThat(browser.get("/users").status()).isEqualTo(403);
    }

    @Test
    void refusesAnAddressThatIsNotVerified() {
        for (Object verified : new Object[] {false, "no", 1}) {
            issuer.person("alice-id", Map.of("email", "alice@example.test", "email_verified", verified));
            assertRefused(signIn(Browser.of(host)), 403, "has not verified the address");
        }
        issuer.person("alice-id", Map.of("email", "alice@example.test"));
        assertRefused(signIn(Browser.of(host)), 403, "has not verified the address");
    }

    @Test
    void neverTakesANameOrAnAddressForAnIdentity() {
        restart(Map.of("OIDC_UNKNOWN_USERS", "create"));
        issuer.person("mallory-id", Map.of("preferred_username", "admin"));

        assertRefused(signIn(Browser.of(host)), 409, "a name proves nothing");
        issuer.person("first", Map.of("email", "carol@example.test", "email_verified", true));
        signIn(Browser.of(host));
        issuer.person("second", Map.of("email", "carol@example.test", "email_verified", true));
        assertRefused(signIn(Browser.of(host)), 409, "a name proves nothing");
    }

    @Test
    void opensTheSameAccountWhenTheAddressChanged() {
        signIn(Browser.of(host));
        issuer.person("alice-id", Map.of("email", "married@example.test", "email_verified", true));
        Browser browser = Browser.of(host);
        signIn(browser);

        assertThat(browser.api("GET", "/api/me", "").body())
                .contains("\"email\":\"alice@example.test\"", "\"is_admin\":false");
    }

    @Test
    void letsNobodyInWhoseAccountIsDisabled() {
        signIn(Browser.of(host));
        Browser.signedIn(host)
                .api(
                        "POST",
                        "/api/admin/delegations",
                        "{\"email\":\"alice@example.test\",\"is_admin\":true,\"enabled\":false}");

        assertRefused(signIn(Browser.of(host)), 403, "is disabled");
    }

    @Test
    void signsOutAtTheProviderToo() {
        Browser browser = Browser.of(host);
        signIn(browser);
        Answer answer = browser.post("/logout", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Refresh").orElse(""))
                .startsWith("0; url=" + issuer.issuer() + "/logout?")
                .contains("id_token_hint=", "post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%2Flogin");
        assertThat(browser.api("GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(Browser.signedIn(host).post("/logout", Map.of()).location()).isEqualTo("/login");
    }

    @Test
    void keepsPasswordsWorkingWhileTheProviderIsDown() {
        issuer.close();
        Browser browser = Browser.of(host);
        Answer page = browser.get("/login");
        Answer leaving = browser.get("/login/redirect");

        assertThat(page.status()).isEqualTo(200);
        assertRefused(leaving, 503, "can't be reached", "Signing in with a password works");
        assertThat(browser.signIn("admin", Browser.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void findsNewKeysOfTheProvider() {
        signIn(Browser.of(host));
        issuer.rotate();
        org.awaitility.Awaitility.await()
                .pollInterval(java.time.Duration.ofMillis(600))
                .untilAsserted(
                        () -> assertThat(signIn(Browser.of(host)).status()).isEqualTo(303));
    }

    @Test
    void usesAnInvitationWithoutAPassword() {
        String answer = Browser.signedIn(host)
                .api(
                        "POST",
                        "/api/admin/delegations",
                        "{\"email\":\"dora\",\"grants\":[{\"domain\":\"example.test\",\"permissions\":[\"emails\"]}]}")
                .body();
        String path = answer.replaceAll("(?s).*\"invitation\":\"([^\"]+)\".*", "$1");
        String secret = path.substring(path.lastIndexOf('/') + 1);
        issuer.person("dora-id", Map.of("email", "dora@example.test", "email_verified", true));
        Browser browser = Browser.of(host);

        assertThat(browser.get(path).body()).contains("/login/redirect?invitation=" + secret);
        Answer done = signIn(browser, "/login/redirect?invitation=" + secret);

        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.api("GET", "/api/me", "").body()).contains("\"email\":\"dora\"", "example.test");
        assertThat(Browser.of(host).get(path).status()).isEqualTo(404);
        assertThat(Browser.of(host).get("/login/redirect?invitation=" + secret).status())
                .isEqualTo(404);
        Browser again = Browser.of(host);
        signIn(again);
        assertThat(again.api("GET", "/api/me", "").body()).contains("\"email\":\"dora\"");
        assertThat(Browser.of(host).signIn("dora", "").status()).isEqualTo(422);
    }

    private String audit() {
        return Browser.signedIn(host)
                .api("GET", "/api/admin/logs?limit=100", "")
                .body();
    }

    private void assertRefused(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(audit()).contains("auth.login_failed");
    }
}
