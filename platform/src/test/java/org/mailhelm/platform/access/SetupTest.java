package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

class SetupTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource(DATABASES)
    void leadsEveryPageToSetUpAndFromThereToTheStartPage(Database database) throws IOException {
        try (TestHost host = database.start(folder)) {
            Browser browser = Browser.of(host);

            assertThat(browser.get("/account").location()).startsWith("/login");
            assertThat(browser.get("/login").location()).isEqualTo("/setup");
            Answer page = browser.get("/setup");
            Answer done = browser.post("/setup", form(code()));

            assertThat(page.body()).contains("name=\"code\"").contains("length:8-256");
            assertThat(done.status()).isEqualTo(303);
            assertThat(done.location()).isEqualTo("/");
            assertThat(browser.get("/account").status()).isEqualTo(200);
            assertThat(browser.get("/setup").location()).isEqualTo("/login");
            assertThat(folder.resolve("setup-code")).doesNotExist();
            assertThat(Browser.of(host).signIn("helm", Browser.PASSWORD).status())
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void happensOnceHoweverManyCallAtTheSameMoment(Database database) throws Exception {
        try (TestHost host = database.start(folder)) {
            String code = code();
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Browser browser = Browser.of(host).with("X-Forwarded-For", "192.0.2." + i);
                browser.get("/setup");
                Map<String, String> form = new HashMap<>(form(code));
                form.put("username", "helm" + i);
                calls.add(() -> browser.post("/setup", form));
            }
            ExecutorService threads = Executors.newFixedThreadPool(16);
            int done = 0;
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                String location = answer.get().location();
                assertThat(location).as(answer.get().toString()).isIn("/", "/login");
                done += location.equals("/") ? 1 : 0;
            }
            threads.shutdown();

            assertThat(done).isEqualTo(1);
            Users users = host.bean(Users.class);
            long made = 0;
            for (int i = 0; i < 16; i++) {
                made += users.named("helm" + i).isPresent() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void keepsItsCodeInAFileOfTheOwnerAndAcrossARestart() throws IOException {
        String first;
        try (TestHost host = TestHost.start(folder, Map.of())) {
            first = code();
            assertThat(host.bean(Setup.class).open()).isTrue();
        }

        try (TestHost host = TestHost.start(folder, Map.of())) {
            assertThat(code()).isEqualTo(first).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("setup-code"))))
                    .isEqualTo("rw-------");
            assertThat(host.bean(SetupCode.class)
                            .matches(first.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                    .isTrue();
        }
    }

    @Test
    void refusesAWrongCodeAndStopsGuesses() {
        try (TestHost host = TestHost.start(folder, Map.of())) {
            Browser browser = Browser.of(host);
            browser.get("/setup");
            for (int i = 0; i < 5; i++) {
                Answer wrong = browser.post("/setup", form("AAAA-AAAA-AAA" + (char) ('A' + i)));
                assertThat(wrong.status()).isEqualTo(422);
                assertThat(wrong.body()).contains("This is not the code").doesNotContain(Browser.PASSWORD);
            }

            assertThat(browser.post("/setup", form("AAAA-AAAA-AAAZ")).status()).isEqualTo(429);
        }
    }

    @Test
    void tellsWhatIsWrongAtTheFieldAndChangesNothing() throws IOException {
        try (TestHost host = TestHost.start(folder, Map.of())) {
            Browser browser = Browser.of(host);
            browser.get("/setup");
            Map<String, String> form =
                    Map.of("code", code(), "username", "two words", "email", "nonsense", "password", "short");

            Answer answer = browser.post("/setup", form);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("id=\"f-username-e\"")
                    .contains("id=\"f-email-e\"")
                    .contains("id=\"f-password-e\"")
                    .contains("value=\"two words\"");
            assertThat(host.bean(Setup.class).open()).isTrue();
        }
    }

    private Map<String, String> form(String code) {
        return Map.of("code", code, "username", "Helm", "email", "helm@example.com", "password", Browser.PASSWORD);
    }

    private String code() throws IOException {
        return Files.readString(folder.resolve("setup-code")).strip();
    }
}
