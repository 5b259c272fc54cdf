package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.Phone;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/**
 * The seeded administrator with an authenticator app, and signing in with it.
 *
 * @param host where
 * @param phone has the app
 * @param recovery the recovery codes
 */
record TwoSteps(TestHost host, Phone phone, List<String> recovery) {

    private static final Pattern RECOVERY = Pattern.compile("<li><code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){2})</code></li>");

    /** Sets it up, and moves the clock on by a minute, so that the first code is over. */
    static TwoSteps setUp(TestHost host, TestClock clock) {
        Browser browser = Browser.signedIn(host);
        Phone phone = Phone.reading(browser.get("/account/authenticator"), clock);
        Answer done = browser.post("/account/authenticator", Map.of("code", phone.code()));
        clock.pass(Duration.ofMinutes(1));
        return new TwoSteps(host, phone, codes(done));
    }

    /** The recovery codes that a page shows. */
    static List<String> codes(Answer page) {
        return RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The answer to the second step, the first one done. */
    static Answer second(TestHost host, Map<String, String> factor) {
        return second(Browser.of(host), factor);
    }

    static Answer second(Browser browser, Map<String, String> factor) {
        assertThat(browser.signIn("admin", Browser.PASSWORD).location()).isEqualTo("/login/factor");
        browser.get("/login/factor");
        return browser.post("/login/factor", factor);
    }

    Browser signedIn() {
        return signedIn(0);
    }

    /** With the code of so many steps later, for none is taken twice. */
    Browser signedIn(int steps) {
        Browser browser = Browser.of(host);
        assertThat(second(browser, Map.of("code", phone.code(steps))).location())
                .isEqualTo("/");
        browser.get("/account");
        return browser;
    }
}
