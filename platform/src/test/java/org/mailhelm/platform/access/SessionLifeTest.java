package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SessionLifeTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void livesOnWhileItIsUsedAndEndsWhenItIsNot(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Browser browser = Browser.signedIn(host);

            for (int day = 0; day < 3; day++) {
                clock.pass(Duration.ofHours(23));
                assertThat(browser.get("/account").status()).isEqualTo(200);
            }
            clock.pass(Duration.ofHours(24));

            assertThat(browser.get("/account").status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void endsAfterThirtyDaysHoweverMuchItIsUsed(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Browser browser = Browser.signedIn(host);

            for (int half = 0; half < 59; half++) {
                clock.pass(Duration.ofHours(12));
                assertThat(browser.get("/account").status()).isEqualTo(200);
            }
            clock.pass(Duration.ofHours(12));

            assertThat(browser.get("/account").status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void takesItsLifeFromTheEnvironmentAndPurgesWhatIsOver(Database database) {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("SESSION_TTL", "10m");
        try (TestHost host = database.start(folder, variables, clock)) {
            Browser browser = Browser.signedIn(host);
            String admin = host.bean(Users.class).named("admin").orElseThrow().id();

            clock.pass(Duration.ofMinutes(10));

            assertThat(browser.get("/account").status()).isEqualTo(303);
            SessionRepository rows = host.bean(SessionRepository.class);
            assertThat(rows.findByUserIdOrderBySeenDesc(admin)).hasSize(1);
            host.bean(Sessions.class).purge();
            assertThat(rows.findByUserIdOrderBySeenDesc(admin)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void writesTheLastUseAtMostOnceAMinute(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Browser browser = Browser.signedIn(host);
            Sessions sessions = host.bean(Sessions.class);
            String admin = host.bean(Users.class).named("admin").orElseThrow().id();

            clock.pass(Duration.ofSeconds(59));
            browser.get("/account");
            Duration early = Duration.between(sessions.of(admin).get(0).seen(), clock.instant());
            clock.pass(Duration.ofSeconds(2));
            browser.get("/account");
            Duration late = Duration.between(sessions.of(admin).get(0).seen(), clock.instant());

            assertThat(early).isEqualTo(Duration.ofSeconds(59));
            assertThat(late).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void endsAtOnceWhenTheUserIsDisabled(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Browser browser = Browser.signedIn(host);
            Users users = host.bean(Users.class);

            users.enable(users.named("admin").orElseThrow().id(), false);

            assertThat(browser.get("/account").status()).isEqualTo(303);
            assertThat(browser.signIn("admin", Browser.PASSWORD).status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void isNotBornByASignInThatAPasswordChangeOvertook(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Users users = host.bean(Users.class);
            User before = users.named("admin").orElseThrow();
            users.changePassword(before, before.passwordHash());

            String token = host.bean(Sessions.class)
                    .start(before, new org.mailhelm.platform.access.caller.Caller("192.0.2.1", false, ""), "", false);

            assertThat(host.bean(Sessions.class).find(token)).isEmpty();
        }
    }
}
