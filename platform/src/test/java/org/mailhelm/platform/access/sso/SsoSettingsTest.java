package org.mailhelm.platform.access.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SsoSettingsTest {

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestHost host;

    @BeforeEach
    void start() {
        issuer = new TestIssuer();
        start(Map.of("OIDC_ENABLED", "false"));
    }

    private void start(Map<String, String> more, Object... singletons) {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.putAll(issuer.variables());
        all.put("OIDC_ADMIN_USERS", "alice@example.test");
        all.putAll(more);
        host = TestHost.start(folder, all, singletons);
    }

    @AfterEach
    void stop() {
        host.close();
        issuer.close();
    }

    private Map<String, String> form(String... pairs) {
        Map<String, String> form = new HashMap<>(Map.of(
                "s.providerName", "Beacon",
                "s.discoveryUrl", issuer.issuer() + "/.well-known/openid-configuration",
                "s.clientId", TestIssuer.CLIENT,
                "s.redirectUri", "http://127.0.0.1/oidc/callback",
                "s.scopes", "openid email profile groups",
                "s.adminUsers", "alice@example.test",
                "s.adminGroup", "administrators",
                "s.unknownUsers", "REFUSE",
                "do", "save"));
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    private void signIn(Browser browser) {
        Answer leaving = browser.get("/login/redirect");
        assertThat(leaving.status()).as(leaving.body()).isEqualTo(303);
        assertThat(browser.get(issuer.visit(leaving.location())).status()).isEqualTo(303);
    }

    @Test
    void showsWhereEachValueComesFromAndNeverTheSecret() {
        String page = Browser.signedIn(host).get("/settings/sso").body();

        assertThat(page)
                .contains(
                        "From <code>OIDC_CLIENT_ID</code>",
                        "From <code>OIDC_CLIENT_SECRET</code>",
                        "http://127.0.0.1/oidc/callback",
                        "Sign in as a test")
                .doesNotContain(TestIssuer.SECRET);
        assertThat(Browser.signedIn(host).get("/login/redirect").location()).isEqualTo("/");
        assertThat(Browser.of(host).get("/login").body()).doesNotContain("Beacon");
    }

    @Test
    void switchesItOnInThePanelForTheNextRequest() {
        Browser admin = Browser.signedIn(host);
        Answer saved = admin.post("/settings/sso", form("s.enabled", "true", "s.providerName", "Lantern"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(Browser.of(host).get("/login").body()).contains("Sign in with Lantern");
        assertThat(admin.get("/settings/sso").body())
                .contains("Stored here, hides <code>OIDC_ENABLED</code>", "From <code>OIDC_CLIENT_ID</code>");
        Browser alice = Browser.of(host);
        signIn(alice);
        assertThat(alice.api("GET", "/api/me", "").body()).contains("\"is_admin\":true");
    }

    @Test
    void asksTheProviderAndChangesNothing() {
        Browser admin = Browser.signedIn(host);
        Answer good = admin.post("/settings/sso", form("do", "test", "s.enabled", "true"));
        assertThat(good.body()).contains("Passed", "Issuer " + issuer.issuer(), "1 key", "Offered");
        assertThat(Browser.of(host).get("/login").body()).doesNotContain("Beacon");

        Answer bad = admin.post("/settings/sso", form("do", "test", "s.discoveryUrl", issuer.issuer() + "/nowhere"));
        assertThat(bad.body()).contains("Failed", "answered 404");
        Answer down = admin.post("/settings/sso", form("do", "test", "s.discoveryUrl", "http://127.0.0.1:9"));
        assertThat(down.body()).contains("Failed", "can't be reached");
    }

    @Test
    void showsWhatATestSignInSawAndWouldDecide() {
        Browser admin = Browser.signedIn(host);
        Answer leaving = admin.get("/settings/sso/try");
        Answer back = admin.get(issuer.visit(leaving.location()));
        String page = admin.get(back.location()).body();

        assertThat(page)
                .contains(
                        "Gets a new account called alice@example.test, as an administrator.",
                        "alice-id",
                        "email_verified");
        assertThat(admin.api("GET", "/api/admin/delegations", "").body()).doesNotContain("alice@example.test");

        issuer.person("eve-id", Map.of("email", "eve@example.test", "email_verified", false));
        Answer again = admin.get("/settings/sso/try");
        Answer refused = admin.get(issuer.visit(again.location()));
        assertThat(admin.get(refused.location()).body()).contains("has not verified the address eve@example.test");
        assertThat(Browser.signedIn(host).get(refused.location()).status())
                .as("another browser of the same person")
                .isEqualTo(200);
    }

    @Test
    void refusesWhatCanNotBeUsedAtItsField() {
        Browser admin = Browser.signedIn(host);
        for (String[] wrong : List.of(
                new String[] {"s.discoveryUrl", "http://id.example.test"},
                new String[] {"s.discoveryUrl", "nowhere"},
                new String[] {"s.redirectUri", "https://mail.example.test/elsewhere"},
                new String[] {"s.redirectUri", "http://mail.example.test/oidc/callback"},
                new String[] {"s.clientId", ""})) {
            Answer answer = admin.post("/settings/sso", form("s.enabled", "true", wrong[0], wrong[1]));
            assertThat(answer.status()).as(wrong[0]).isEqualTo(422);
            assertThat(answer.body())
                    .as(wrong[0])
                    .contains("Nothing was saved", "f-" + wrong[0].replace('.', '-') + "-e");
        }
        assertThat(Browser.of(host).get("/login").body()).doesNotContain("Beacon");
    }

    @Test
    void refusesToLockEverybodyOut() {
        host.close();
        start(Map.of());
        Browser alice = Browser.of(host);
        signIn(alice);
        String body = alice.api("GET", "/api/admin/delegations", "").body();
        assertThat(body).contains("\"email\":\"admin\"");
        assertThat(alice.api("DELETE", "/api/admin/delegations/admin", "").status())
                .isEqualTo(200);

        Answer off = alice.api("POST", "/api/admin/settings", "{\"OIDC_ENABLED\":false}");
        assertThat(off.status()).isEqualTo(409);
        assertThat(off.body()).contains("nobody could sign in as one");
        Answer rules = alice.api("POST", "/api/admin/settings", "{\"OIDC_ADMIN_USERS\":\"bob@example.test\"}");
        assertThat(rules.status()).isEqualTo(409);
        assertThat(rules.body()).contains("nobody would be an administrator");
        assertThat(alice.api("POST", "/api/admin/settings", "{\"OIDC_ADMIN_USERS\":\"bob,alice-id\"}")
                        .status())
                .isEqualTo(200);
        signIn(Browser.of(host));
    }

    @Test
    void connectsAnIdentityToTheOwnAccountAndTakesItBack() {
        host.close();
        start(Map.of("OIDC_ADMIN_USERS", ""));
        Browser admin = Browser.signedIn(host);
        assertThat(admin.get("/account/identities").body()).contains("Connect Beacon");
        Answer leaving = admin.post("/account/identities/connect", Map.of());
        String address = leaving.header("Refresh").orElseThrow().substring("0; url=".length());
        assertThat(admin.get(issuer.visit(address)).location()).isEqualTo("/account/identities");

        Browser other = Browser.of(host);
        signIn(other);
        assertThat(other.api("GET", "/api/me", "").body()).contains("\"email\":\"admin\"", "\"is_admin\":true");
        String page = admin.get("/account/identities").body();
        String id = page.replaceAll("(?s).*/account/identities/([^/\"]+)/disconnect.*", "$1");
        admin.post("/account/identities/" + id + "/disconnect", Map.of());
        assertThat(admin.get("/account/identities").body()).contains("No identity is connected");
    }

    @Test
    void letsWhoHasNoPasswordProveAtTheProviderWhoTheyAre() {
        host.close();
        TestClock clock = new TestClock();
        start(Map.of(), clock);
        Browser alice = Browser.of(host);
        signIn(alice);
        assertThat(alice.get("/account").body()).contains("You have no password here");
        clock.pass(Duration.ofMinutes(11));
        assertThat(alice.get("/tokens/new").location()).isEqualTo("/account/proof?next=%2Ftokens%2Fnew");

        assertThat(alice.get("/account/proof?next=/tokens/new").body())
                .contains("Go on to Beacon")
                .doesNotContain("Your password");
        issuer.person("bob-id", Map.of("email", "bob@example.test", "email_verified", true));
        assertThat(prove(alice)).as("as somebody else").startsWith("/account/proof");
        assertThat(alice.get("/tokens/new").status()).isEqualTo(303);
        authenticated(clock.instant().minus(Duration.ofHours(1)));
        assertThat(prove(alice)).as("without being asked there").startsWith("/account/proof");
        authenticated(clock.instant());
        assertThat(prove(alice)).isEqualTo("/tokens/new");
        assertThat(alice.get("/tokens/new").status()).isEqualTo(200);
    }

    private void authenticated(Instant at) {
        issuer.person(
                "alice-id",
                Map.of("email", "alice@example.test", "email_verified", true, "auth_time", at.getEpochSecond()));
    }

    private String prove(Browser browser) {
        Answer leaving = browser.post("/account/identities/proof", Map.of("next", "/tokens/new"));
        String address = leaving.header("Refresh").orElseThrow().substring("0; url=".length());
        assertThat(address).contains("prompt=login");
        return browser.get(issuer.visit(address)).location();
    }

    @Test
    void letsOnlyAdministratorsDecideWhoIsOne() {
        Browser.signedIn(host)
                .api(
                        "POST",
                        "/api/admin/delegations",
                        "{\"email\":\"sam\",\"password\":\"" + Browser.PASSWORD
                                + "\",\"account_rights\":[\"settings:write\"]}");
        Browser sam = Browser.of(host);
        assertThat(sam.signIn("sam", Browser.PASSWORD).status()).isEqualTo(303);

        assertThat(sam.get("/settings/sso").status()).isEqualTo(200);
        assertThat(sam.post("/settings/sso", form("s.adminUsers", "sam")).status())
                .isEqualTo(403);
        assertThat(sam.api("POST", "/api/admin/settings", "{\"OIDC_ADMIN_USERS\":\"sam\"}")
                        .status())
                .isEqualTo(403);
    }
}
