package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SignInLimitTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void letsNobodyGuessAnAccountMoreThanFiveTimes(Database database) {
        try (TestHost host = database.start(folder, variables(), clock)) {
            for (int i = 0; i < 5; i++) {
                assertThat(from(host, "192.0.2." + i).signIn("admin", "wrong").status())
                        .isEqualTo(422);
            }

            Answer blocked = from(host, "192.0.2.99").signIn("admin", Browser.PASSWORD);

            assertThat(blocked.status()).isEqualTo(429);
            assertThat(blocked.header("Retry-After")).contains("180");
            assertThat(blocked.body()).contains("Wait 3 minutes");
            clock.pass(Duration.ofMinutes(3));
            assertThat(from(host, "192.0.2.99")
                            .signIn("admin", Browser.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void letsNoAddressGuessMoreThanTenTimesHoweverManyNamesItTries(Database database) {
        try (TestHost host = database.start(folder, variables(), clock)) {
            for (int i = 0; i < 10; i++) {
                from(host, "2001:db8::" + i).signIn("name" + i, "wrong");
            }

            assertThat(from(host, "2001:db8::ffff")
                            .signIn("admin", Browser.PASSWORD)
                            .status())
                    .isEqualTo(429);
            assertThat(from(host, "2001:db8:0:1::1")
                            .signIn("admin", Browser.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void letsNoNetworkGuessMoreThanSixtyTimesHoweverManyAddressesItHas(Database database) {
        try (TestHost host = database.start(folder, variables(), clock)) {
            // Past the pages: a hash for each of them takes its time.
            Attempts attempts = host.bean(Attempts.class);
            for (int i = 0; i < 60; i++) {
                assertThat(attempts.begin("sign-in", "name" + i, new Caller("192.0.2." + i, false, "")))
                        .isEmpty();
            }

            assertThat(from(host, "192.0.2.200")
                            .signIn("admin", Browser.PASSWORD)
                            .status())
                    .isEqualTo(429);
            assertThat(from(host, "192.0.3.1").signIn("admin", Browser.PASSWORD).status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void doesNotForgetTheAddressesFailuresAfterASuccess(Database database) {
        try (TestHost host = database.start(folder, variables(), clock)) {
            for (int i = 0; i < 10; i++) {
                from(host, "192.0.2.1").signIn("name" + i, "wrong");
                if (i < 9) {
                    assertThat(from(host, "192.0.2.1")
                                    .signIn("admin", Browser.PASSWORD)
                                    .status())
                            .isEqualTo(303);
                }
            }

            assertThat(from(host, "192.0.2.1").signIn("admin", Browser.PASSWORD).status())
                    .isEqualTo(429);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void sharesTheCountWithOtherInstances(Database database) {
        try (TestHost host = database.start(folder, variables(), clock)) {
            for (int i = 0; i < 5; i++) {
                from(host, "192.0.2." + i).signIn("admin", "wrong");
            }
            Map<String, String> variables = new HashMap<>(variables());
            if (database == Database.POSTGRESQL) {
                return;
            }
            try (TestHost second = TestHost.start(folder, variables, clock)) {
                assertThat(from(second, "192.0.2.99")
                                .signIn("admin", Browser.PASSWORD)
                                .status())
                        .isEqualTo(429);
            }
        }
    }

    private static Map<String, String> variables() {
        return Browser.ADMIN;
    }

    private static Browser from(TestHost host, String address) {
        return Browser.of(host).with("X-Forwarded-For", address);
    }
}
