package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.SecurityKey;
import org.mailhelm.platform.testing.TestHost;

class PasskeyTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource(DATABASES)
    void isTheSecondFactorAfterThePassword(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN)) {
            SecurityKey key = added(host);
            // As a security key without a PIN: the password was the other factor.
            key.verifies = false;
            Browser browser = Browser.of(host);
            assertThat(browser.signIn("admin", Browser.PASSWORD).location()).isEqualTo("/login/factor");
            Answer page = browser.get("/login/factor");
            assertThat(page.body()).contains("data-passkey=\"get\"").doesNotContain("name=\"code\"");

            Answer done = browser.post("/login/factor", Map.of("response", key.get(options(browser, "factor"))));

            assertThat(done.location()).as(done.body()).isEqualTo("/");
            assertThat(browser.api("GET", "/api/me", "").body()).contains("\"passkeys\":1");
            assertThat(browser.get("/audit").body()).contains("with password and passkey");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void signsInWithoutNameAndPassword(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN)) {
            SecurityKey key = added(host);
            Browser browser = Browser.of(host);
            browser.get("/login?next=/account");
            Answer options = options(browser, "");
            assertThat(options.body())
                    .contains("\"userVerification\":\"required\"")
                    .contains("\"allowCredentials\":[]");

            Answer done = browser.post("/login/passkey", Map.of("response", key.get(options), "next", "/account"));

            assertThat(done.location()).as(done.body()).isEqualTo("/account");
            assertThat(browser.get("/account").body()).contains("Desk key");
        }
    }

    @Test
    void isRefusedWhenTheAnswerIsTamperedWith() {
        Map<String, Consumer<SecurityKey>> lies = Map.of(
                "bad origin", key -> key.origin = "https://evil.example",
                "bad challenge", key -> key.challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bad rp id", key -> key.host = "evil.example",
                "malicious counter value", key -> key.counter = 1,
                "bad signature", key -> key.signsRight = false,
                "user not verified", key -> key.verifies = false,
                "passkey of another user", key -> key.handle = "c29tZWJvZHk");
        lies.forEach((why, lie) -> {
            try (TestHost host = TestHost.start(folder.resolve(why), Browser.ADMIN)) {
                SecurityKey key = added(host);
                assertThat(byPasskey(host, key).location()).isEqualTo("/");
                lie.accept(key);

                Answer refused = byPasskey(host, key);

                assertThat(refused.status()).as(why).isEqualTo(422);
                assertThat(refused.body()).contains("This passkey was not accepted");
                assertThat(said(host)).as(why).contains("Passkey: " + why);
            }
        });
    }

    @Test
    void takesNoAnswerTwiceAndNoneToSomebodyElsesChallenge() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            SecurityKey key = added(host);
            Browser browser = Browser.of(host);
            browser.get("/login");
            String answer = key.get(options(browser, ""));
            Browser other = Browser.of(host);
            other.get("/login");

            assertThat(other.post("/login/passkey", Map.of("response", answer)).status())
                    .isEqualTo(422);
            assertThat(browser.post("/login/passkey", Map.of("response", answer))
                            .status())
                    .isEqualTo(303);
            Browser replay = Browser.of(host);
            replay.get("/login");
            options(replay, "");
            assertThat(replay.post("/login/passkey", Map.of("response", answer)).status())
                    .isEqualTo(422);
        }
    }

    @Test
    void refusesNonsenseWithoutAnError() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            added(host);
            int number = 0;
            for (String nonsense : List.of(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"id\":1}",
                    "{\"id\":\"!\",\"rawId\":\"!\",\"type\":\"public-key\",\"response\":{}}",
                    "{\"id\":\"AQ\",\"rawId\":\"AQ\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                            + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}",
                    "<xml/>")) {
                Browser browser = Browser.of(host).with("X-Forwarded-For", "192.0.2." + ++number);
                browser.get("/login");
                options(browser, "");
                assertThat(browser.post("/login/passkey", Map.of("response", nonsense))
                                .status())
                        .as(nonsense)
                        .isEqualTo(422);
            }
        }
    }

    @Test
    void isAddedOnlyWithTheRightAnswer() {
        Map<String, Consumer<SecurityKey>> lies = Map.of(
                "bad origin", key -> key.origin = "https://evil.example",
                "bad challenge", key -> key.challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bad rp id", key -> key.host = "evil.example");
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser browser = Browser.signedIn(host);
            browser.get("/account");
            lies.forEach((why, lie) -> {
                SecurityKey key = new SecurityKey(host);
                lie.accept(key);

                browser.post(
                        "/account/passkeys",
                        Map.of("response", key.create(browser.api("POST", "/account/passkeys/options", ""))));

                assertThat(browser.get("/audit").body()).contains(why);
            });
            assertThat(browser.api("GET", "/api/me/passkeys", "").body()).contains("\"data\":[]");
        }
    }

    @Test
    void isListedAndRemoved() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            SecurityKey key = added(host);
            Browser browser = Browser.of(host);
            browser.get("/login");
            browser.post("/login/passkey", Map.of("response", key.get(options(browser, ""))));
            String list = browser.api("GET", "/api/me/passkeys", "").body();
            Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(list);
            assertThat(id.find()).as(list).isTrue();
            assertThat(list).contains("\"name\":\"Desk key\"").doesNotContain("credential");
            browser.get("/account");

            assertThat(browser.api("DELETE", "/api/me/passkeys/unknown", "").status())
                    .isEqualTo(404);
            Answer asked = browser.post("/account/passkeys/" + id.group(1) + "/remove", Map.of());
            Answer gone = browser.api("DELETE", "/api/me/passkeys/" + id.group(1), "");

            assertThat(asked.body()).contains("Remove the passkey Desk key?");
            assertThat(gone.status()).isEqualTo(200);
            assertThat(byPasskey(host, key).status()).isEqualTo(422);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/");
        }
    }

    private static SecurityKey added(TestHost host) {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");
        SecurityKey key = new SecurityKey(host);
        Answer made = browser.post(
                "/account/passkeys",
                Map.of(
                        "name",
                        "Desk key",
                        "response",
                        key.create(browser.api("POST", "/account/passkeys/options", ""))));
        assertThat(made.body()).as("%s %s", made.status(), made.headers().map()).contains("Recovery codes");
        return key;
    }

    private static Answer byPasskey(TestHost host, SecurityKey key) {
        Browser browser = Browser.of(host);
        browser.get("/login");
        return browser.post("/login/passkey", Map.of("response", key.get(options(browser, ""))));
    }

    private static Answer options(Browser browser, String step) {
        String path = step.isEmpty() ? "/login/passkey/options" : "/login/" + step + "/passkey/options";
        Answer options = browser.api("POST", path, "");
        assertThat(options.status()).as(options.body()).isEqualTo(200);
        return options;
    }

    /** What was written down, as another administrator sees it. */
    private static String said(TestHost host) {
        SignedIn maker = new SignedIn("", "test", "test", Role.ADMINISTRATOR, Rights.ALL, "", "");
        host.bean(UserAdmin.class).create(maker, "auditor", "", Optional.of(Browser.PASSWORD), Rights.ALL);
        Browser browser = Browser.of(host);
        browser.signIn("auditor", Browser.PASSWORD);
        return browser.get("/audit").body();
    }
}
