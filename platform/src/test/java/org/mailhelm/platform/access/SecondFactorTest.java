package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.start.CommandResult;
import org.mailhelm.platform.start.StartOptions;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.Phone;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SecondFactorTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){2})</code></li>");
    private static final String BETTER = "a quite different phrase";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private List<String> recovery = List.of();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void asksForACodeAfterThePasswordAndStartsNoSessionBefore(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
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
            Answer done = browser.post("/login/factor", Map.of("code", phone.code()));
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
            Phone phone = setUp(host);
            String code = phone.code();
            assertThat(second(host, Map.of("code", code)).status()).isEqualTo(303);

            assertThat(second(host, Map.of("code", code)).status()).isEqualTo(422);
            assertThat(second(host, Map.of("code", phone.code(-1))).status()).isEqualTo(422);
            assertThat(second(host, Map.of("code", phone.code(1))).status()).isEqualTo(303);
            assertThat(second(host, Map.of("code", phone.code(2))).status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void takesEachRecoveryCodeOnceAndNewOnesEndTheOld(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
            String typed = recovery.get(0).toLowerCase(java.util.Locale.ROOT).replace("-", " ");

            assertThat(second(host, Map.of("recovery", typed)).status()).isEqualTo(303);
            Answer again = second(host, Map.of("recovery", recovery.get(0)));

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.body()).contains("id=\"f-recovery-e\"");
            clock.pass(Duration.ofMinutes(15));
            Browser browser = signedIn(host, phone);
            assertThat(browser.get("/account").body()).contains("9 left");
            String earlier = recovery.get(1);
            Answer fresh = browser.post("/account/recovery-codes", Map.of("confirm", "yes"));
            assertThat(codes(fresh)).hasSize(10).doesNotContain(earlier);
            assertThat(second(host, Map.of("recovery", earlier)).status()).isEqualTo(422);
            assertThat(second(host, Map.of("recovery", codes(fresh).get(3))).status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void letsNobodyGuessCodesMoreThanFiveTimes(Database database) {
        try (TestHost host = database.start(folder, proxied(), clock)) {
            Phone phone = setUp(host);
            for (int i = 0; i < 5; i++) {
                assertThat(second(from(host, "192.0.2." + i), Map.of("code", "00000" + i))
                                .status())
                        .isEqualTo(422);
            }

            Answer right = second(from(host, "192.0.2.99"), Map.of("code", phone.code()));
            Answer recovered = second(from(host, "192.0.2.98"), Map.of("recovery", recovery.get(0)));

            assertThat(right.status()).isEqualTo(429);
            assertThat(right.header("Retry-After")).isPresent();
            assertThat(recovered.status()).isEqualTo(429);
            clock.pass(Duration.ofMinutes(3));
            assertThat(second(from(host, "192.0.2.99"), Map.of("code", phone.code()))
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void refusesASecondStepThatAnotherBrowserGoesOnWith() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser browser = Browser.of(host);
            browser.signIn("admin", Browser.PASSWORD);
            Browser thief = Browser.of(host);
            thief.get("/login");
            thief.cookies().put("mailhelm-step", browser.cookies().getOrDefault("mailhelm-step", ""));

            Answer stolen = thief.post("/login/factor", Map.of("code", phone.code()));

            assertThat(stolen.location()).isEqualTo("/login");
            assertThat(thief.cookies()).doesNotContainKey("mailhelm");
            assertThat(browser.get("/login/factor").location())
                    .as("it is over for both")
                    .isEqualTo("/login");
            assertThat(signedIn(host, phone).get("/audit").body()).contains("Another browser went on");
        }
    }

    @Test
    void endsASecondStepThatComesTooLate() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser browser = Browser.of(host);
            browser.signIn("admin", Browser.PASSWORD);
            browser.get("/login/factor");
            clock.pass(Duration.ofMinutes(11));

            assertThat(browser.post("/login/factor", Map.of("code", phone.code()))
                            .location())
                    .isEqualTo("/login");
            assertThat(browser.post("/login/enrol", Map.of("code", phone.code()))
                            .location())
                    .isEqualTo("/login");
        }
    }

    @Test
    void addsNoSecondFactorForThePasswordAlone() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            setUp(host);
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
    void staysWhenThePasswordIsChangedOrSetAnewByALink() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser browser = signedIn(host, phone);
            browser.get("/account");
            Answer changed = browser.post("/account/password", Map.of("current", Browser.PASSWORD, "password", BETTER));
            assertThat(changed.location()).isEqualTo("/account");
            assertThat(browser.get("/account").status()).isEqualTo(200);
            assertThat(Browser.of(host).signIn("admin", BETTER).location()).isEqualTo("/login/factor");

            SignedIn maker = new SignedIn(
                    "", "test", "test", Role.ADMINISTRATOR, org.mailhelm.platform.right.Rights.ALL, "", "");
            User admin = host.bean(Users.class).named("admin").orElseThrow();
            String link = "/invitation/" + host.bean(UserAdmin.class).invite(maker, admin.id());
            Browser invited = Browser.of(host);
            invited.get(link);
            Answer chosen = invited.post(link, Map.of("password", "yet another long phrase"));

            assertThat(chosen.location()).isEqualTo("/login/factor");
            assertThat(invited.cookies()).doesNotContainKey("mailhelm");
            invited.get("/login/factor");
            clock.pass(Duration.ofMinutes(1));
            assertThat(invited.post("/login/factor", Map.of("code", phone.code()))
                            .location())
                    .isEqualTo("/");
        }
    }

    @Test
    void isRemovedForThePasswordAndACodeTogether() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser browser = signedIn(host, phone);
            String address = "/account/authenticator/remove";
            browser.get(address);
            clock.pass(Duration.ofMinutes(1));

            Answer noPassword = browser.post(address, Map.of("password", "guess", "code", phone.code()));
            Answer noCode = browser.post(address, Map.of("password", Browser.PASSWORD));

            assertThat(noPassword.status()).isEqualTo(422);
            assertThat(noPassword.body()).contains("id=\"f-password-e\"");
            assertThat(noCode.status()).isEqualTo(422);
            assertThat(noCode.body()).contains("id=\"f-code-e\"");
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/login/factor");
            Answer done = browser.post(address, Map.of("password", Browser.PASSWORD, "code", phone.code()));
            assertThat(done.location()).isEqualTo("/account#second-factor");
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/");
            assertThat(browser.api("GET", "/api/me", "").body()).contains("\"recovery_codes\":0");
        }
    }

    @Test
    void isSetUpOnlyWithTheRightFirstCode() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Browser browser = Browser.signedIn(host);
            Phone phone = Phone.reading(browser.get("/account/authenticator"), clock);

            Answer wrong = browser.post("/account/authenticator", Map.of("code", "123456"));

            assertThat(wrong.status()).isEqualTo(422);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/");
            assertThat(Phone.reading(wrong, clock).code())
                    .as("the key stays, it was scanned already")
                    .isEqualTo(phone.code());
            assertThat(wrong.body()).contains("class=\"qr\"");
        }
    }

    @Test
    void asksAgainWhoOneIsBeforeSomethingSensitive() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser browser = signedIn(host, phone);
            clock.pass(Duration.ofMinutes(11));

            for (String page : List.of("/tokens/new", "/account/authenticator")) {
                assertThat(browser.get(page).location()).isEqualTo("/account/proof?next=" + page.replace("/", "%2F"));
            }
            assertThat(browser.api("POST", "/api/admin/api-tokens", "{\"label\":\"x\"}")
                            .body())
                    .contains("\"code\":\"proof_required\"");
            browser.get("/account/proof?next=/tokens/new");
            Map<String, String> form = new HashMap<>(Map.of("password", Browser.PASSWORD, "next", "/tokens/new"));
            assertThat(browser.post("/account/proof", form).status())
                    .as("the password alone")
                    .isEqualTo(422);
            form.put("code", phone.code());
            Answer proved = browser.post("/account/proof", form);
            assertThat(proved.location()).isEqualTo("/tokens/new");
            assertThat(browser.get("/tokens/new").status()).isEqualTo(200);
        }
    }

    @Test
    void isTakenAwayByAnotherAdministratorWhoIsWrittenDown() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser lost = signedIn(host, phone);
            Browser admin = signedIn(host, phone, 1);
            admin.api(
                    "POST",
                    "/api/admin/delegations",
                    "{\"email\":\"second\",\"is_admin\":true,\"password\":\"" + BETTER + "\"}");
            Browser second = Browser.of(host);
            second.signIn("second", BETTER);
            String id = host.bean(Users.class).named("admin").orElseThrow().id();
            String own = host.bean(Users.class).named("second").orElseThrow().id();
            assertThat(second.get("/users/" + id).body()).contains("with a second factor");

            Answer asked = second.post("/users/" + id + "/factors/remove", Map.of());
            Answer done = second.post("/users/" + id + "/factors/remove", Map.of("confirm", "yes"));
            second.post("/users/" + own + "/factors/remove", Map.of("confirm", "yes"));

            assertThat(asked.body()).contains("Take the second factor from admin?");
            assertThat(done.location()).isEqualTo("/users/" + id);
            assertThat(lost.get("/account").status()).as("signed out").isEqualTo(303);
            assertThat(second.get("/audit").body()).contains("user.factor_remove");
            Browser again = Browser.of(host);
            assertThat(again.signIn("admin", Browser.PASSWORD).location()).isEqualTo("/");
        }
    }

    @Test
    void isTakenAwayFromTheCommandLineBesideARunningHost() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Phone phone = setUp(host);
            Browser lost = signedIn(host, phone);
            Map<String, Object> properties = StartOptions.from(new Variables(Map.of("DATA_DIR", folder.toString())))
                    .properties();

            CommandResult nobody = CommandResult.of(properties, FactorResetCommand.PROPERTY, "nobody");
            CommandResult done = CommandResult.of(properties, FactorResetCommand.PROPERTY, "Admin");
            CommandResult again = CommandResult.of(properties, FactorResetCommand.PROPERTY, "admin");

            assertThat(nobody.good()).isFalse();
            assertThat(done)
                    .isEqualTo(
                            new CommandResult(true, "admin has no second factor any more and signs in by password."));
            assertThat(again.good()).isFalse();
            assertThat(lost.get("/account").status()).isEqualTo(303);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/");
        }
    }

    @Test
    void survivesANewKeyOfTheInstallation() {
        Phone phone;
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("SECRET_KEY", "one-one-one-one-one-one-one-one-one-one");
        try (TestHost host = TestHost.start(folder, variables, clock)) {
            phone = setUp(host);
        }
        variables.put("SECRET_KEY", "two-two-two-two-two-two-two-two-two-two");
        variables.put("SECRET_KEY_PREVIOUS", "one-one-one-one-one-one-one-one-one-one");
        try (TestHost host = TestHost.start(folder, variables, clock)) {
            assertThat(second(host, Map.of("code", phone.code())).status()).isEqualTo(303);
            assertThat(second(host, Map.of("recovery", recovery.get(0))).status())
                    .isEqualTo(303);
        }
    }

    /** With the clock moved on by a minute, so that the first code is over. */
    private Phone setUp(TestHost host) {
        Browser browser = Browser.signedIn(host);
        Phone phone = Phone.reading(browser.get("/account/authenticator"), clock);
        Answer done = browser.post("/account/authenticator", Map.of("code", phone.code()));
        recovery = codes(done);
        clock.pass(Duration.ofMinutes(1));
        return phone;
    }

    private static List<String> codes(Answer page) {
        return RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Answer second(TestHost host, Map<String, String> factor) {
        return second(Browser.of(host), factor);
    }

    private static Answer second(Browser browser, Map<String, String> factor) {
        assertThat(browser.signIn("admin", Browser.PASSWORD).location()).isEqualTo("/login/factor");
        browser.get("/login/factor");
        return browser.post("/login/factor", factor);
    }

    private static Browser signedIn(TestHost host, Phone phone) {
        return signedIn(host, phone, 0);
    }

    private static Browser signedIn(TestHost host, Phone phone, int steps) {
        Browser browser = Browser.of(host);
        assertThat(second(browser, Map.of("code", phone.code(steps))).location())
                .isEqualTo("/");
        browser.get("/account");
        return browser;
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
