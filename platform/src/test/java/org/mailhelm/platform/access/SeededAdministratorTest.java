package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.start.StartupFailures;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class SeededAdministratorTest {

    private static final String OTHER = "another long phrase";

    @TempDir
    Path folder;

    @Test
    void signsInWithWhatTheEnvironmentSaysAndShowsNoSetUp() {
        try (TestHost host = TestHost.start(folder, Map.of("ADMIN_PASSWORD", Browser.PASSWORD))) {
            assertThat(Browser.of(host).get("/setup").location()).isEqualTo("/login");
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).status())
                    .isEqualTo(303);
            assertThat(folder.resolve("setup-code")).doesNotExist();
        }
    }

    @Test
    void ignoresAChangedVariableOnLaterStarts() {
        try (TestHost host = TestHost.start(folder, Map.of("ADMIN_PASSWORD", Browser.PASSWORD))) {
            assertThat(host.bean(Users.class).anyAdministrator()).isTrue();
        }

        try (TestHost host = TestHost.start(folder, Map.of("ADMIN_PASSWORD", OTHER))) {
            assertThat(Browser.of(host).signIn("admin", OTHER).status()).isEqualTo(422);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).status())
                    .isEqualTo(303);
        }
    }

    @Test
    void rewritesThePasswordAndEndsSessionsWhenForced() {
        String cookie;
        try (TestHost host = TestHost.start(folder, Map.of("ADMIN_PASSWORD", Browser.PASSWORD))) {
            cookie = Browser.signedIn(host).cookies().getOrDefault("mailhelm", "");
            Users users = host.bean(Users.class);
            users.enable(users.named("admin").orElseThrow().id(), false);
        }

        try (TestHost host =
                TestHost.start(folder, Map.of("ADMIN_PASSWORD", OTHER, "ADMIN_PASSWORD_FORCE_SYNC", "true"))) {
            Browser old = Browser.of(host);
            old.cookies().put("mailhelm", cookie);
            assertThat(old.get("/account").status()).isEqualTo(303);
            assertThat(Browser.of(host).signIn("admin", Browser.PASSWORD).status())
                    .isEqualTo(422);
            assertThat(Browser.of(host).signIn("admin", OTHER).status()).isEqualTo(303);
        }
    }

    @Test
    void makesTheNamedAdministratorWhenForcedAndThereIsNone() {
        try (TestHost host = TestHost.start(folder, Map.of("ADMIN_PASSWORD", Browser.PASSWORD))) {
            assertThat(host.bean(Users.class).anyAdministrator()).isTrue();
        }

        try (TestHost host = TestHost.start(
                folder, Map.of("ADMIN_USER", "Rescue", "ADMIN_PASSWORD", OTHER, "ADMIN_PASSWORD_FORCE_SYNC", "yes"))) {
            assertThat(Browser.of(host).signIn("rescue", OTHER).status()).isEqualTo(303);
        }
    }

    @Test
    void endsTheStartWithOneLineWhenThePasswordIsWeak() {
        for (String weak : new String[] {"seven77", "password123"}) {
            assertThatThrownBy(() -> TestHost.start(folder, Map.of("ADMIN_PASSWORD", weak)))
                    .satisfies(e -> assertThat(StartupFailures.explain(e, 5000))
                            .startsWith("ADMIN_PASSWORD isn't good enough.")
                            .doesNotContain(weak)
                            .doesNotContain("\n"));
        }
    }
}
