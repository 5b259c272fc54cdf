package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.start.CommandResult;
import org.mailhelm.platform.start.StartOptions;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.Phone;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** How a second factor comes to an account, stays there and leaves it. */
class SecondFactorLifeTest {

    private static final String BETTER = "a quite different phrase";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

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
    void staysWhenThePasswordIsChangedOrSetAnewByALink() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = steps.signedIn();
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
            assertThat(invited.post(
                                    "/login/factor",
                                    Map.of("code", steps.phone().code()))
                            .location())
                    .isEqualTo("/");
        }
    }

    @Test
    void isRemovedForThePasswordAndACodeTogether() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser browser = steps.signedIn();
            String address = "/account/authenticator/remove";
            browser.get(address);
            clock.pass(Duration.ofMinutes(1));

            Answer noPassword = browser.post(
                    address, Map.of("password", "guess", "code", steps.phone().code()));
            Answer noCode = browser.post(address, Map.of("password", Browser.PASSWORD));

            assertThat(noPassword.status()).isEqualTo(422);
            assertThat(noPassword.body()).contains("id=\"f-password-e\"");
            assertThat(noCode.status()).isEqualTo(422);
            assertThat(noCode.body()).contains("id=\"f-code-e\"");
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/login/factor");
            Answer done = browser.post(
                    address,
                    Map.of("password", Browser.PASSWORD, "code", steps.phone().code()));
            assertThat(done.location()).isEqualTo("/account#second-factor");
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo("/");
            assertThat(browser.api("GET", "/api/me", "").body()).contains("\"recovery_codes\":0");
        }
    }

    @Test
    void isTakenAwayByAnotherAdministratorWhoIsWrittenDown() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser lost = steps.signedIn();
            Browser admin = steps.signedIn(1);
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
            TwoSteps steps = TwoSteps.setUp(host, clock);
            Browser lost = steps.signedIn();
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
        TwoSteps steps;
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("SECRET_KEY", "one-one-one-one-one-one-one-one-one-one");
        try (TestHost host = TestHost.start(folder, variables, clock)) {
            steps = TwoSteps.setUp(host, clock);
        }
        variables.put("SECRET_KEY", "two-two-two-two-two-two-two-two-two-two");
        variables.put("SECRET_KEY_PREVIOUS", "one-one-one-one-one-one-one-one-one-one");
        try (TestHost host = TestHost.start(folder, variables, clock)) {
            assertThat(TwoSteps.second(host, Map.of("code", steps.phone().code()))
                            .status())
                    .isEqualTo(303);
            assertThat(TwoSteps.second(host, Map.of("recovery", steps.recovery().get(0)))
                            .status())
                    .isEqualTo(303);
        }
    }
}
