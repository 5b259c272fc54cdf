package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SecondFactorTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void asksForACodeAfterThePasswordAndStartsNoSessionBefore(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = Browser.of(host);

            Answer password = browser.signIn("admin", Browser.PASSWORD);

            assertThat(password.location()).isEqualTo("/login/factor");
            assertThat(browser.cookies()).doesNotContainKey("mailhelm");
            assertThat(browser.get("/account").location()).startsWith("/login?next=");
            assertThat(browser.api("GET", "/api/me", "").status()).isEqualTo(401);
            Answer page = browser.get("/login/factor");
            assertThat(page.body()).contains("name=\"code\"").doesNotContain("data-passkey");
            Answer wrong = browser.post("/login/factor", Map.of("code", "000000"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.body()).contains("id=\"f-code-e\"");
            assertThat(browser.cookies()).doesNotContainKey("mailhelm");
            Answer done =
                    browser.post("/login/factor", Map.of("code", steps.phone().code()));
            assertThat(done.location()).isEqualTo("/");
            assertThat(browser.cookies()).containsKey("mailhelm").doesNotContainKey("mailhelm-step");
            assertThat(browser.api("GET", "/api/me", "").body())
                    .contains("\"second_factor\":{\"authenticator\":true,\"passkeys\":0,\"recovery_codes\":10,"
                            + "\"required\":false}");
            String audit = browser.get("/audit").body();
            assertThat(audit)
                    .contains("profile.factor_add", "auth.factor_failed", "Wrong code")
                    .contains("with password and code of the authenticator app");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void takesNoCodeTwiceAndNoneOfBefore(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            String code = steps.phone().code();
            assertThat(TwoSteps.second(host, Map.of("code", code)).status()).isEqualTo(303);

            assertThat(TwoSteps.second(host, Map.of("code", code)).status()).isEqualTo(422);
            assertThat(TwoSteps.second(host, Map.of("code", steps.phone().code(-1)))
                            .status())
                    .isEqualTo(422);
            assertThat(TwoSteps.second(host, Map.of("code", steps.phone().code(1)))
                            .status())
                    .isEqualTo(303);
            assertThat(TwoSteps.second(host, Map.of("code", steps.phone().code(2)))
                            .status())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void takesEachRecoveryCodeOnceAndNewOnesEndTheOld(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            assertThat(steps.recovery()).hasSize(10).doesNotHaveDuplicates();
            String typed =
                    steps.recovery().get(0).toLowerCase(java.util.Locale.ROOT).replace("-", " ");

            assertThat(TwoSteps.second(host, Map.of("recovery", typed)).status())
                    .isEqualTo(303);
            Answer again =
                    TwoSteps.second(host, Map.of("recovery", steps.recovery().get(0)));

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.body()).contains("id=\"f-recovery-e\"");
            clock.pass(Duration.ofMinutes(15));
            Browser browser = steps.signedIn();
            assertThat(browser.get("/account").body()).contains("9 left");
            String earlier = steps.recovery().get(1);
            Answer fresh = browser.post("/account/recovery-codes", Map.of("confirm", "yes"));
            assertThat(TwoSteps.codes(fresh)).hasSize(10).doesNotContain(earlier);
            assertThat(TwoSteps.second(host, Map.of("recovery", earlier)).status())
                    .isEqualTo(422);
            assertThat(TwoSteps.second(
                                    host,
                                    Map.of("recovery", TwoSteps.codes(fresh).get(3)))
                            .status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void letsNobodyGuessCodesMoreThanFiveTimes(Database database) {
        try (TestHost host = database.start(folder, proxied(), clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            for (int i = 0; i < 5; i++) {
                assertThat(TwoSteps.second(from(host, "192.0.2." + i), Map.of("code", "00000" + i))
                                .status())
                        .isEqualTo(422);
            }

            Answer right = TwoSteps.second(
                    from(host, "192.0.2.99"), Map.of("code", steps.phone().code()));
            Answer recovered = TwoSteps.second(
                    from(host, "192.0.2.98"),
                    Map.of("recovery", steps.recovery().get(0)));

            assertThat(right.status()).isEqualTo(429);
            assertThat(right.header("Retry-After")).isPresent();
            assertThat(recovered.status()).isEqualTo(429);
            clock.pass(Duration.ofMinutes(3));
            assertThat(TwoSteps.second(
                                    from(host, "192.0.2.99"),
                                    Map.of("code", steps.phone().code()))
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void refusesASecondStepThatAnotherBrowserGoesOnWith() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = Browser.of(host);
            browser.signIn("admin", Browser.PASSWORD);
            Browser thief = Browser.of(host);
            thief.get("/login");
            thief.cookies().put("mailhelm-step", browser.cookies().getOrDefault("mailhelm-step", ""));

            Answer stolen =
                    thief.post("/login/factor", Map.of("code", steps.phone().code()));

            assertThat(stolen.location()).isEqualTo("/login");
            assertThat(thief.cookies()).doesNotContainKey("mailhelm");
            assertThat(browser.get("/login/factor").location())
                    .as("it is over for both")
                    .isEqualTo("/login");
            assertThat(steps.signedIn().get("/audit").body()).contains("Another browser went on");
        }
    }

    @Test
    void endsASecondStepThatComesTooLate() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = Browser.of(host);
            browser.signIn("admin", Browser.PASSWORD);
            browser.get("/login/factor");
            clock.pass(Duration.ofMinutes(11));

            assertThat(browser.post(
                                    "/login/factor",
                                    Map.of("code", steps.phone().code()))
                            .location())
                    .isEqualTo("/login");
            assertThat(browser.post("/login/enrol", Map.of("code", steps.phone().code()))
                            .location())
                    .isEqualTo("/login");
        }
    }

    @Test
    void addsNoSecondFactorForThePasswordAlone() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps.setUp(host, clock);
            Browser browser = Browser.of(host);
            browser.signIn("admin", Browser.PASSWORD);

            assertThat(browser.get("/login/enrol").location()).isEqualTo("/login/factor");
            browser.get("/login/factor");
            assertThat(browser.post("/login/enrol", Map.of("code", "123456")).location())
                    .isEqualTo("/login/factor");
            assertThat(browser.api("POST", "/login/enrol/passkey/options", "").status())
                    .isEqualTo(409);
        }
    }

    @Test
    void asksAgainWhoOneIsBeforeSomethingSensitive() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = steps.signedIn();
            clock.pass(Duration.ofMinutes(11));

            for (String page : List.of("/tokens/new", "/account/authenticator")) {
                assertThat(browser.get(page).location()).isEqualTo("/account/proof?next=" + page.replace("/", "%2F"));
            }
            for (String[] call : new String[][] {
                {"POST", "/api/admin/api-tokens", "{\"label\":\"x\"}"},
                {"POST", "/api/admin/settings", "{\"ADMIN_PASSWORD\":\"Another-lantern-52\"}"},
                {
                    "POST",
                    "/api/admin/delegations",
                    "{\"email\":\"admin\",\"domains\":[\"*\"],\"password\":\"Another-lantern-52\"}"
                },
                {"DELETE", "/api/admin/delegations/admin/second-factor", ""}
            }) {
                assertThat(browser.api(call[0], call[1], call[2]).body())
                        .as(call[1])
                        .contains("\"code\":\"proof_required\"");
            }
            browser.get("/account/proof?next=/tokens/new");
            Map<String, String> form = new HashMap<>(Map.of("password", Browser.PASSWORD, "next", "/tokens/new"));
            assertThat(browser.post("/account/proof", form).status())
                    .as("the password alone")
                    .isEqualTo(422);
            form.put("code", steps.phone().code());
            Answer proved = browser.post("/account/proof", form);
            assertThat(proved.location()).isEqualTo("/tokens/new");
            assertThat(browser.get("/tokens/new").status()).isEqualTo(200);
        }
    }

    private static Browser from(TestHost host, String address) {
        return Browser.of(host).with("X-Forwarded-For", address);
    }

    private static Map<String, String> proxied() {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("TRUSTED_PROXY_COUNT", "1");
        return variables;
    }
}
