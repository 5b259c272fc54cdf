package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class SignInTest {

    @TempDir
    Path folder;

    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void sendsStrangersToTheSignInPageAndBackAgain() {
        Browser browser = Browser.of(host);

        Answer refused = browser.get("/account?x=1");
        Answer page = browser.get(refused.location());
        Answer done = browser.post(
                "/login", Map.of("username", " Admin ", "password", Browser.PASSWORD, "next", "/account?x=1"));

        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.location()).isEqualTo("/login?next=%2Faccount%3Fx%3D1");
        assertThat(page.body()).contains("name=\"next\" value=\"/account?x=1\"");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/account?x=1");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(browser.get("/login").location()).isEqualTo("/");
    }

    @Test
    void tellsScriptsThatTheyMustSignIn() {
        Answer answer = Browser.of(host).api("GET", "/api/me", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.body()).contains("\"success\":false").contains("\"code\":\"sign_in_required\"");
    }

    @Test
    void tellsPartsOfPagesToLeaveForTheSignInPage() {
        Browser browser =
                Browser.of(host).with("HX-Request", "true").with("HX-Current-URL", "http://localhost/account");

        Answer answer = browser.get("/account");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).contains("/login?next=%2Faccount");
    }

    @Test
    void saysTheSameForAnUnknownNameAndAWrongPassword() {
        Answer wrong = Browser.of(host).signIn("admin", "not the password");
        Answer unknown = Browser.of(host).signIn("nobody", "not the password");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Name or password is wrong");
        assertThat(unknown.body()).contains("Name or password is wrong");
    }

    @Test
    void leavesForNoForeignPageAfterSignIn() {
        for (String target : new String[] {
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "/%0d%0aSet-Cookie:x\r\nX: y",
            "account"
        }) {
            Browser browser = Browser.of(host);
            browser.get("/login");

            Answer done =
                    browser.post("/login", Map.of("username", "admin", "password", Browser.PASSWORD, "next", target));

            assertThat(done.location()).as(target).isEqualTo("/");
        }
    }

    @Test
    void givesACookieThatScriptsAndForeignPagesCantUse() {
        Browser browser = Browser.of(host);

        Answer done = browser.signIn("admin", Browser.PASSWORD);

        String cookie = done.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("mailhelm="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(cookie.substring("mailhelm=".length(), cookie.indexOf(';'))).hasSize(43);
    }

    @Test
    void keepsNoSessionAcrossASignIn() {
        Browser browser = Browser.of(host);
        browser.signIn("admin", Browser.PASSWORD);
        String before = browser.cookies().getOrDefault("mailhelm", "");
        browser.get("/account");

        browser.post("/login", Map.of("username", "admin", "password", Browser.PASSWORD));
        String after = browser.cookies().getOrDefault("mailhelm", "");
        browser.cookies().put("mailhelm", before);

        assertThat(after).isNotEqualTo(before);
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void takesNoSessionIdThatSomebodyElsePlanted() {
        Browser browser = Browser.of(host);
        browser.cookies().put("mailhelm", "planted-planted-planted-planted-planted-1");

        browser.signIn("admin", Browser.PASSWORD);

        assertThat(browser.cookies().get("mailhelm")).doesNotStartWith("planted");
    }

    @Test
    void endsTheSessionAtSignOut() {
        Browser browser = Browser.signedIn(host);
        String token = browser.cookies().getOrDefault("mailhelm", "");

        Answer out = browser.post("/logout", Map.of());
        browser.cookies().put("mailhelm", token);

        assertThat(out.location()).as(out.toString()).isEqualTo("/login");
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void doesNotSignOutByALink() {
        Browser browser = Browser.signedIn(host);

        assertThat(browser.get("/logout").status()).isEqualTo(405);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void keepsOnlyADigestOfTheToken() {
        Browser browser = Browser.signedIn(host);
        String token = browser.cookies().getOrDefault("mailhelm", "");
        User admin = host.bean(Users.class).named("admin").orElseThrow();

        Session session = host.bean(SessionRepository.class)
                .findByUserIdOrderBySeenDesc(admin.id())
                .get(0);

        assertThat(session.tokenHash()).hasSize(64).isNotEqualTo(token);
        assertThat(admin.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void answersUnknownPathsWithNotFound() {
        assertThat(Browser.of(host).get("/no-such-page").status()).isEqualTo(404);
        assertThat(Browser.signedIn(host).get("/no-such-page").status()).isEqualTo(404);
    }
}
