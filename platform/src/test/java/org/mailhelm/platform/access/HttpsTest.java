package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class HttpsTest {

    @TempDir
    Path folder;

    @Test
    void givesHostCookiesForHttpsOnlyWhenForced() {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("FORCE_HTTPS", "true");
        try (TestHost host = TestHost.start(folder, variables)) {
            Browser browser = Browser.of(host);

            Answer done = browser.signIn("admin", Browser.PASSWORD);

            assertThat(done.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-mailhelm=")
                            .contains("Secure")
                            .containsIgnoringCase("HttpOnly")
                            .contains("Path=/")
                            .doesNotContain("Domain"))
                    .noneSatisfy(cookie -> assertThat(cookie).startsWith("mailhelm="));
            assertThat(done.header("Strict-Transport-Security")).isPresent();
            Answer account = browser.get("/account");
            assertThat(account.status()).as(account.body()).isEqualTo(200);
        }
    }

    @Test
    void believesAProxyOnThisMachineThatTheClientSpeaksHttps() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser browser = Browser.of(host)
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-Host", "panel.example")
                    .with("Origin", "https://panel.example");

            browser.signIn("admin", Browser.PASSWORD);

            assertThat(browser.cookies()).containsKey("__Host-mailhelm").doesNotContainKey("mailhelm");
            Answer account = browser.get("/account");
            assertThat(account.status()).as(account.body()).isEqualTo(200);
        }
    }

    @Test
    void takesNoCookieOverHttpsThatPlainHttpCouldHaveSet() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser browser = Browser.signedIn(host).with("X-Forwarded-Proto", "https");

            assertThat(browser.get("/account").status()).isEqualTo(303);
        }
    }
}
