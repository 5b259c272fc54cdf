package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class StrangersTest {

    private static final int ALLOWED = 60;

    @TempDir
    Path folder;

    private static Answer guess(TestHost host, int number) {
        return Browser.of(host)
                .with("Authorization", "Bearer mhm_" + String.valueOf(number).repeat(43))
                .api("GET", "/api/domains", "");
    }

    private static int rows(Browser admin, String action) {
        return admin.api("GET", "/api/admin/logs?limit=200", "").body().split("\"" + action + "\"", -1).length - 1;
    }

    @Test
    void mayTryTokensSoOftenOnAllInstancesAndAfterARestart() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN);
                TestHost second = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            String good = admin.api("POST", "/api/admin/api-tokens", "{\"label\":\"script\",\"is_admin\":true}")
                    .body()
                    .replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");

            assertThat(IntStream.range(0, ALLOWED)
                            .map(i -> guess(i % 2 == 0 ? host : second, i % 7).status()))
                    .containsOnly(401);
            Answer refused = guess(host, 8);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(guess(second, 8).status()).isEqualTo(429);
            assertThat(Browser.of(host)
                            .with("Authorization", "Bearer " + good)
                            .api("GET", "/api/domains", "")
                            .status())
                    .as("a good token from the same address")
                    .isEqualTo(200);
            assertThat(rows(admin, "auth.token_failed"))
                    .as("each instance says that they began and that there were too many")
                    .isEqualTo(4);
        }
        try (TestHost again = TestHost.start(folder, Browser.ADMIN)) {
            assertThat(guess(again, 8).status()).isEqualTo(429);
        }
    }

    @Test
    void getNothingForASessionThatTheyMadeUp() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            String session = admin.cookies().getOrDefault("mailhelm", "");
            Browser forger = Browser.of(host);
            forger.cookies().put("mailhelm", (session.startsWith("A") ? "B" : "A") + session.substring(1));

            assertThat(forger.get("/domains").location()).startsWith("/login");
            assertThat(forger.api("GET", "/api/me", "").status()).isEqualTo(401);

            assertThat(rows(admin, "auth.session_failed")).isEqualTo(1);
        }
    }
}
