package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class AccountTest {

    private static final String BETTER = "a quite different phrase";

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
    void listsWhereOneIsSignedIn() {
        Browser other = Browser.of(host).with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        other.signIn("admin", Browser.PASSWORD);
        Browser browser = Browser.signedIn(host);

        String page = browser.get("/account").body();

        assertThat(page)
                .contains("Firefox on Linux")
                .contains("this browser")
                .contains("2 signed in")
                .contains("127.0.0.1");
    }

    @Test
    void endsOneOtherSession() {
        Browser other = Browser.signedIn(host);
        Browser browser = Browser.signedIn(host);
        Matcher form = Pattern.compile("action=\"(/account/sessions/[^/\"]+/revoke)\"")
                .matcher(browser.get("/account").body());
        assertThat(form.find()).isTrue();

        Answer answer = browser.post(form.group(1), Map.of());

        assertThat(answer.location()).isEqualTo("/account");
        assertThat(other.get("/account").status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void asksBeforeItEndsAllOthers() {
        Browser other = Browser.signedIn(host);
        Browser browser = Browser.signedIn(host);
        browser.get("/account");

        Answer question = browser.post("/account/sessions/revoke-others", Map.of());
        boolean stillThere = other.get("/account").status() == 200;
        Answer done = browser.post("/account/sessions/revoke-others", Map.of("confirm", "yes"));

        assertThat(question.body()).contains("End all other sessions?");
        assertThat(stillThere).isTrue();
        assertThat(done.location()).isEqualTo("/account");
        assertThat(other.get("/account").status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void endsEveryOtherSessionWhenThePasswordChanges() {
        Browser other = Browser.signedIn(host);
        Browser browser = Browser.signedIn(host);
        String before = browser.cookies().getOrDefault("mailhelm", "");
        browser.get("/account");

        Answer done = browser.post("/account/password", Map.of("current", Browser.PASSWORD, "password", BETTER));

        assertThat(done.location()).isEqualTo("/account");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(browser.cookies().get("mailhelm")).isNotEqualTo(before);
        assertThat(other.get("/account").status()).isEqualTo(303);
        browser.cookies().put("mailhelm", before);
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).status()).isEqualTo(422);
        assertThat(Browser.of(host).signIn("admin", BETTER).status()).isEqualTo(303);
    }

    @Test
    void savesTheProfileOrSaysAtTheFieldWhatIsWrong() {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");

        Answer wrong = browser.post("/account/profile", Map.of("display_name", "Ines", "contact_email", "nonsense"));
        Answer done =
                browser.post("/account/profile", Map.of("display_name", "<b>Ines", "contact_email", "i@example.com"));
        String page = browser.get("/account").body();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"f-contact_email-e\"").contains("value=\"Ines\"");
        assertThat(done.location()).isEqualTo("/account");
        assertThat(page).contains("&lt;b").doesNotContain("<b>Ines").contains("value=\"i@example.com\"");
    }

    @Test
    void changesNoPasswordWithoutTheOldOne() {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");

        Answer answer = browser.post("/account/password", Map.of("current", "guess", "password", BETTER));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("This is not your password");
        assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void limitsGuessesOfTheOldPassword() {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");
        for (int i = 0; i < 5; i++) {
            browser.post("/account/password", Map.of("current", "guess", "password", BETTER));
        }

        Answer answer = browser.post("/account/password", Map.of("current", Browser.PASSWORD, "password", BETTER));

        assertThat(answer.status()).isEqualTo(429);
    }

    @Test
    void refusesAWeakPasswordAtTheField() {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");

        Answer answer = browser.post("/account/password", Map.of("current", Browser.PASSWORD, "password", "password1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"f-password-e\"").doesNotContain("password1");
    }

    @Test
    void tellsScriptsWhoTheyAre() {
        Answer answer = Browser.signedIn(host).api("GET", "/api/me", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("\"success\":true")
                .contains("\"oidc_enabled\":false")
                .contains(
                        "\"permissions\":[\"dashboard\",\"emails\",\"passwords\",\"forwarders\",\"spam\",\"dns\",\"portal\"]")
                .contains("\"email\":\"admin\"")
                .contains("\"contact_email\":null")
                .contains("\"notification_email\":null")
                .contains("\"is_admin\":true")
                .contains("\"delegated_domains\":[\"*\"]")
                .contains("\"domain_grants\":{}");
    }

    @Test
    void changesTheContactAddressAndNothingElse() {
        Browser browser = Browser.signedIn(host);

        Answer done = browser.api("PATCH", "/api/me/profile", "{\"contact_email\":\"me@example.com\"}");
        Answer wrong = browser.api("PATCH", "/api/me/profile", "{\"contact_email\":\"nonsense\"}");
        Answer missing = browser.api("PATCH", "/api/me/profile", "{}");
        Answer more =
                browser.api("PATCH", "/api/me/profile", "{\"contact_email\":\"a@example.com\",\"is_admin\":false}");
        String after = browser.api("GET", "/api/me", "").body();
        Answer cleared = browser.api("PATCH", "/api/me/profile", "{\"contact_email\":null}");

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body())
                .contains("\"contact_email\":\"me@example.com\"")
                .contains("\"notification_email\":\"me@example.com\"");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(missing.status()).isEqualTo(400);
        assertThat(more.status()).isEqualTo(400);
        assertThat(after).contains("me@example.com");
        assertThat(cleared.body()).contains("\"contact_email\":null");
    }

    @Test
    void listsAndEndsSessionsOverTheApi() {
        Browser other = Browser.signedIn(host);
        Browser browser = Browser.signedIn(host);

        Answer list = browser.api("GET", "/api/me/sessions", "");
        Answer ended = browser.api("DELETE", "/api/me/sessions", "");
        Answer unknown = browser.api("DELETE", "/api/me/sessions/nothing", "");

        assertThat(list.body())
                .contains("\"current\":true")
                .contains("\"current\":false")
                .doesNotContain("token");
        assertThat(ended.body()).contains("\"ended\":1");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(other.get("/account").status()).isEqualTo(303);
    }
}
