package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.access.factor.Demand;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.Phone;
import org.mailhelm.platform.testing.SecurityKey;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class FactorPolicyTest {

    private static final SignedIn MAKER = new SignedIn("", "test", "test", Role.ADMINISTRATOR, Rights.ALL, "", "");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void leadsToSettingOneUpAndLetsNobodyInBefore(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            user(host, "mara", Preset.HELPDESK.rights());
            host.bean(FactorPolicy.class).demand(Demand.WRITERS);
            Browser mara = Browser.of(host);

            Answer password = mara.signIn("mara", Browser.PASSWORD);

            assertThat(password.location()).isEqualTo("/login/enrol");
            assertThat(mara.get("/").location()).startsWith("/login");
            assertThat(mara.api("GET", "/api/me", "").status()).isEqualTo(401);
            assertThat(mara.get("/login/factor").location()).isEqualTo("/login/enrol");
            Phone phone = Phone.reading(mara.get("/login/enrol"), clock);
            assertThat(mara.post("/login/enrol", Map.of("code", "000000")).status())
                    .isEqualTo(422);
            assertThat(mara.cookies()).doesNotContainKey("mailhelm");
            Answer done = mara.post("/login/enrol", Map.of("code", phone.code()));
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.body()).contains("Recovery codes", "href=\"/\"");
            assertThat(mara.api("GET", "/api/me", "").body()).contains("\"required\":true");
            assertThat(Browser.of(host).signIn("mara", Browser.PASSWORD).location())
                    .isEqualTo("/login/factor");
        }
    }

    @Test
    void takesAPasskeyAsWell() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            host.bean(FactorPolicy.class).demand(Demand.EVERYBODY);
            Browser admin = Browser.of(host);
            assertThat(admin.signIn("admin", Browser.PASSWORD).location()).isEqualTo("/login/enrol");
            admin.get("/login/enrol");
            SecurityKey key = new SecurityKey(host);

            Answer options = admin.api("POST", "/login/enrol/passkey/options", "");
            Answer done = admin.post("/login/enrol/passkey", Map.of("response", key.create(options)));

            assertThat(done.body()).contains("Recovery codes");
            assertThat(admin.get("/account").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"NOBODY,/,/", "ADMINISTRATORS,/,/", "WRITERS,/,/login/enrol", "EVERYBODY,/login/enrol,/login/enrol"})
    void meansWhoIsChosen(Demand demand, String reader, String writer) {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            user(host, "reader", Preset.READ_ONLY.rights());
            user(host, "writer", Preset.DNS_CONTRACTOR.rights());
            host.bean(FactorPolicy.class).demand(demand);

            assertThat(Browser.of(host).signIn("reader", Browser.PASSWORD).location())
                    .isEqualTo(reader);
            assertThat(Browser.of(host).signIn("writer", Browser.PASSWORD).location())
                    .isEqualTo(writer);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).location())
                    .isEqualTo(demand == Demand.NOBODY ? "/" : "/login/enrol");
        }
    }

    @Test
    void endsSessionsWithoutOneAtOnceAndLeavesTokens() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            String id = user(host, "mara", Preset.HELPDESK.rights());
            Browser mara = Browser.of(host);
            mara.signIn("mara", Browser.PASSWORD);
            String token = host.bean(ApiTokens.class)
                    .make(id, new ApiTokens.Wanted("t", Rights.NONE, java.util.List.of(), 0))
                    .secret();
            Browser admin = Browser.signedIn(host);
            admin.get("/users/second-factor");

            Answer locked = admin.post("/users/second-factor", Map.of("demand", "writers"));

            assertThat(locked.status()).as("it would mean oneself").isEqualTo(422);
            assertThat(locked.body()).contains("Set up your own second factor first");
            Phone phone = Phone.reading(admin.get("/account/authenticator"), clock);
            admin.post("/account/authenticator", Map.of("code", phone.code()));
            admin.get("/users/second-factor");
            assertThat(admin.post("/users/second-factor", Map.of("demand", "writers"))
                            .location())
                    .isEqualTo("/users");
            assertThat(admin.get("/users").status()).as("has one").isEqualTo(200);
            assertThat(mara.get("/account").location()).startsWith("/login");
            assertThat(Browser.of(host)
                            .with("Authorization", "Bearer " + token)
                            .api("GET", "/api/me", "")
                            .status())
                    .isEqualTo(200);
            assertThat(admin.get("/audit").body()).contains("must have");
        }
    }

    @Test
    void isLoosenedForAdministratorsByAdministratorsAlone() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            host.bean(UserAdmin.class)
                    .create(
                            MAKER,
                            "clerk",
                            "",
                            Optional.of(Browser.PASSWORD),
                            new Rights(false, Set.of(Right.USERS_WRITE), Map.of()));
            host.bean(FactorPolicy.class).demand(Demand.ADMINISTRATORS);
            Browser clerk = Browser.of(host);
            clerk.signIn("clerk", Browser.PASSWORD);
            clerk.get("/users/second-factor");

            assertThat(clerk.post("/users/second-factor", Map.of("demand", "nobody"))
                            .status())
                    .isEqualTo(403);
            assertThat(host.bean(FactorPolicy.class).demand()).isEqualTo(Demand.ADMINISTRATORS);
            assertThat(clerk.post("/users/second-factor", Map.of("demand", "administrators"))
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void keepsTheLastOneOfWhoMustHaveOne() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            Browser admin = Browser.signedIn(host);
            Phone phone = Phone.reading(admin.get("/account/authenticator"), clock);
            admin.post("/account/authenticator", Map.of("code", phone.code()));
            host.bean(FactorPolicy.class).demand(Demand.ADMINISTRATORS);
            clock.pass(Duration.ofMinutes(1));
            admin.get("/account/authenticator/remove");

            Answer kept = admin.post(
                    "/account/authenticator/remove", Map.of("password", Browser.PASSWORD, "code", phone.code()));

            assertThat(kept.status()).isEqualTo(422);
            assertThat(kept.body()).contains("You must have a second factor");
        }
    }

    private static String user(TestHost host, String name, Set<Right> rights) {
        return host.bean(UserAdmin.class)
                .create(
                        MAKER,
                        name,
                        "",
                        Optional.of(Browser.PASSWORD),
                        new Rights(false, Set.of(), Map.of("own.example", rights)))
                .user()
                .id();
    }
}
