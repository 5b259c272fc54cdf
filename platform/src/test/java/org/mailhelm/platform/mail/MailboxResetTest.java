package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** Links by which owners of mailboxes choose a new password. */
class MailboxResetTest {

    private static final String API = "/api/domains/example.com/email-accounts";
    private static final String PAGE = "/reset-password";
    private static final String OLD = "Kelp-4-lantern";
    private static final String YOUNG = "Dune-7-harbour";
    private static final MailAddress MARA = MailAddress.parse("mara@example.com");

    @TempDir
    static Path folder;

    private static final GreenMail RELAY = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final TestClock CLOCK = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser admin;

    @BeforeAll
    static void start() {
        RELAY.start();
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("RESET_SMTP_HOST", "127.0.0.1");
        variables.put("RESET_SMTP_PORT", Integer.toString(RELAY.getSmtp().getPort()));
        variables.put("RESET_SMTP_USE_TLS", "false");
        variables.put("RESET_SMTP_FROM", "no-reply@example.test");
        variables.put("MANAGER_PUBLIC_URL", "https://panel.example.test");
        host = TestHost.start(folder, variables, new FakeMailHosts().with("a", FAKE), CLOCK);
        admin = Browser.signedIn(host);
        admin.post("/domains", Map.of("domain", "example.com"));
    }

    @AfterAll
    static void stop() {
        host.close();
        RELAY.stop();
    }

    @BeforeEach
    void begin() throws Exception {
        CLOCK.pass(Duration.ofHours(2));
        RELAY.purgeEmailFromAllMailboxes();
        for (String name : new String[] {"mara", "ben"}) {
            admin.api("DELETE", API + "/" + name, "");
        }
        create("mara", ",\"recovery_email\":\"mara@post.example\"");
        create("ben", "");
    }

    @Test
    void setAPasswordOnceThatTheAdministratorNeverSees() {
        Answer sent = admin.post("/domains/example.com/mailboxes/mara/reset", Map.of("confirm", "yes"));
        assertThat(sent.status()).isEqualTo(303);
        Browser mara = Browser.of(host);
        String code = code();

        assertThat(mara.get(PAGE).body()).contains("name=\"token\"", "data-from-hash");
        Answer form = mara.post(PAGE, Map.of("token", code));
        assertThat(form.body()).contains("mara@example.com", "Special character");
        assertThat(form.header("Cache-Control")).contains("no-store");
        Answer weak = mara.post(PAGE, Map.of("token", code, "password", "weak-weak"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("id=\"f-password-e\"");
        Answer done = mara.post(PAGE, Map.of("token", code, "password", YOUNG));

        assertThat(done.body()).contains("Password set").doesNotContain(YOUNG);
        assertThat(FAKE.passwords.get(MARA)).isEqualTo(Secret.of(YOUNG));
        assertThat(mara.post(PAGE, Map.of("token", code, "password", OLD)).status())
                .isEqualTo(404);
        assertThat(admin.get("/audit?object=mara@example.com").body())
                .contains("mailbox.reset_requested", "m***@post.example", "mailbox.reset_completed")
                .doesNotContain(code)
                .doesNotContain("mara@post.example");
    }

    @Test
    void areOverAfterAnHourOrANewLinkOrAnotherRecoveryAddress() {
        Browser mara = Browser.of(host);
        mara.get(PAGE);
        admin.api("POST", API + "/mara/reset", "");
        String first = code();
        admin.api("POST", API + "/mara/reset", "");
        String second = code();
        assertThat(mara.post(PAGE, Map.of("token", first)).status()).isEqualTo(404);
        assertThat(mara.post(PAGE, Map.of("token", second)).status()).isEqualTo(200);

        CLOCK.pass(Duration.ofMinutes(61));
        assertThat(mara.post(PAGE, Map.of("token", second)).status()).isEqualTo(404);

        admin.api("POST", API + "/mara/reset", "");
        String third = code();
        admin.api("PATCH", API + "/mara/recovery", "{\"recovery_email\":\"thief@post.example\"}");
        assertThat(mara.post(PAGE, Map.of("token", third)).status()).isEqualTo(404);
    }

    @Test
    void areNotUsedUpWhenTheMailHostDoesNotTakeThePassword() {
        Browser mara = Browser.of(host);
        mara.get(PAGE);
        admin.api("POST", API + "/mara/reset", "");
        String code = code();
        FAKE.down();
        try {
            assertThat(mara.post(PAGE, Map.of("token", code, "password", YOUNG)).status())
                    .isBetween(500, 504);
        } finally {
            FAKE.up();
        }

        assertThat(mara.post(PAGE, Map.of("token", code, "password", YOUNG)).body())
                .contains("Password set");
    }

    @Test
    void areRefusedWithoutARecoveryAddress() {
        Answer refused = admin.api("POST", API + "/ben/reset", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("no recovery address");
        assertThat(admin.api("POST", API + "/nobody/reset", "").status()).isEqualTo(404);
        assertThat(RELAY.getReceivedMessages()).isEmpty();
    }

    @Test
    void areSentToManyAsAJobThatSkipsWhomItCannotReach() {
        String started = admin.api("POST", API + "/bulk", "{\"action\":\"reset\",\"usernames\":[\"ben\",\"mara\"]}")
                .body();
        String job = find("\"job_id\":\"([0-9a-f-]{36})\"", started);

        await().until(() -> admin.api("GET", "/api/jobs/" + job, "").body().contains("\"state\":\"ended\""));
        assertThat(admin.get("/jobs/" + job).body())
                .contains("A link is on its way to m***@post.example", "no recovery address");
        assertThat(RELAY.getReceivedMessages()).hasSize(1);
    }

    @Test
    void areNeitherSentNorTakenWhereTheyAreSwitchedOff() {
        Browser mara = Browser.of(host);
        mara.get(PAGE);
        admin.api("POST", API + "/mara/reset", "");
        String code = code();
        admin.api("POST", "/api/admin/settings", "{\"MAILBOX_RESET_ENABLED\":\"false\"}");
        try {
            Answer refused = mara.post(PAGE, Map.of("token", code, "password", YOUNG));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("switched off");
            assertThat(admin.api("POST", API + "/mara/reset", "").body()).contains("switched off");
        } finally {
            admin.api("POST", "/api/admin/settings", "{\"MAILBOX_RESET_ENABLED\":null}");
        }

        assertThat(mara.post(PAGE, Map.of("token", code, "password", YOUNG)).body())
                .contains("Password set");
        assertThat(RELAY.getReceivedMessages()).hasSize(1);
    }

    @Test
    void letNobodyGuessCodes() {
        Browser guesser = Browser.of(host);
        guesser.get(PAGE);
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.post(PAGE, Map.of("token", "x".repeat(43))).status())
                    .isEqualTo(404);
        }

        assertThat(guesser.post(PAGE, Map.of("token", "x".repeat(43))).status()).isEqualTo(429);
    }

    private static void create(String name, String more) {
        assertThat(admin.api("POST", API, "{\"username\":\"" + name + "\",\"password\":\"" + OLD + "\"" + more + "}")
                        .status())
                .isEqualTo(201);
    }

    /** The code in the letter that came last. */
    private static String code() {
        int before = RELAY.getReceivedMessages().length;
        assertThat(before).isPositive();
        try {
            Object content = RELAY.getReceivedMessages()[before - 1].getContent();
            String text = String.valueOf(
                    content instanceof Multipart parts ? parts.getBodyPart(0).getContent() : content);
            assertThat(text).contains("https://panel.example.test/reset-password#");
            return find("/reset-password#([\\w-]{43})", text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow();
    }
}
