package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** Recovery addresses, suspension, and two administrators at one mailbox. */
class MailboxCareTest {

    private static final String ALL = "/api/domains/example.com/email-accounts";
    private static final String API = ALL + "/mara";
    private static final String PAGES = "/domains/example.com/mailboxes";
    private static final String PAGE = PAGES + "/mara";
    private static final MailAddress MARA = MailAddress.parse("mara@example.com");

    @TempDir
    static Path folder;

    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final TestClock CLOCK = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser admin;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", FAKE), CLOCK);
        admin = Browser.signedIn(host);
    }

    /** One host serves all tests, because its start takes longer than any of them. */
    @BeforeEach
    void begin() {
        CLOCK.pass(Duration.ofMinutes(2));
        FAKE.suspension = Optional.empty();
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.api("DELETE", API, "");
        create("\"mara@post.example\"");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void aRecoveryAddressIsKeptHereAndMaskedInLists() {
        JsonNode listed = json(admin.api("GET", ALL, "")).at("/data/0");
        assertThat(listed.path("recovery_email").asText()).isEqualTo("mara@post.example");
        assertThat(listed.path("has_recovery_email").asBoolean()).isTrue();
        assertThat(admin.get(PAGES).body()).contains("m***@post.example").doesNotContain("mara@post.example");
        assertThat(admin.get(PAGE + "/recovery").body()).contains("value=\"mara@post.example\"");

        Answer changed = admin.api("PATCH", API + "/recovery", "{\"recovery_email\":\"Ben@Post.example\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(json(changed).at("/data/recovery_email").asText()).isEqualTo("ben@post.example");
        assertThat(json(admin.api("GET", API, "")).at("/data/recovery_email").asText())
                .isEqualTo("ben@post.example");

        assertThat(admin.post(PAGE + "/recovery", Map.of("recovery_email", "")).location())
                .isEqualTo(PAGES);
        JsonNode cleared = json(admin.api("GET", API, "")).path("data");
        assertThat(cleared.path("recovery_email").isNull()).isTrue();
        assertThat(cleared.path("has_recovery_email").asBoolean()).isFalse();
        assertThat(json(admin.api("PATCH", API + "/recovery", "{\"recovery_email\":null}"))
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARA@example.com", "nobody", "a@b", "a b@example.org", "|sh@example.org", "@example.org"})
    void aRecoveryAddressThatReachesNobodyIsRefused(String written) {
        Answer api = admin.api("PATCH", API + "/recovery", "{\"recovery_email\":\"" + written + "\"}");
        Answer page = admin.post(PAGE + "/recovery", Map.of("recovery_email", written));
        Answer created = admin.api(
                "POST",
                ALL,
                "{\"username\":\"mara\",\"password\":\"Abcdef1!\",\"recovery_email\":\"" + written + "\"}");

        assertThat(api.status()).isEqualTo(400);
        assertThat(json(api).at("/error/field").asText()).isEqualTo("recovery_email");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("id=\"f-recovery_email-e\"");
        assertThat(created.status()).isEqualTo(400);
        assertThat(json(admin.api("GET", API, "")).at("/data/recovery_email").asText())
                .isEqualTo("mara@post.example");
    }

    @Test
    void aRecoveryAddressIsGoneWithItsMailbox() {
        admin.api("DELETE", API, "");
        create("null");
        assertThat(json(admin.api("GET", API, ""))
                        .at("/data/has_recovery_email")
                        .asBoolean())
                .isFalse();

        admin.api("PATCH", API + "/recovery", "{\"recovery_email\":\"ben@post.example\"}");
        admin.api("DELETE", "/api/domains/example.com", "");
        admin.post("/domains", Map.of("domain", "example.com"));
        FAKE.createMailbox(new org.mailhelm.api.mail.NewMailbox(
                MARA, org.mailhelm.api.Secret.of("Abcdef1!"), Quota.unlimited(), Optional.empty()));
        assertThat(json(admin.api("GET", API, ""))
                        .at("/data/has_recovery_email")
                        .asBoolean())
                .isFalse();
        assertThat(admin.api("PATCH", ALL + "/nobody/recovery", "{\"recovery_email\":\"ben@post.example\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theMailHostNeverHearsARecoveryAddress() {
        assertThat(admin.api("PATCH", API, "{\"recovery_email\":\"ben@post.example\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMailboxIsSuspendedAndResumedWhereTheMailHostCan() {
        assertThat(admin.get(PAGES).body()).doesNotContain("/suspend");
        assertThat(admin.api("POST", API + "/suspend", "").status()).isEqualTo(501);

        FAKE.suspension = Optional.of((address, suspended) -> FAKE.answer(() -> {
            Mailbox before = Optional.ofNullable(FAKE.at(address.domain()).get(address.localPart()))
                    .orElseThrow(() -> new Failure.NotFound("It isn't there."));
            return Optional.ofNullable(FAKE.at(address.domain())
                    .put(
                            address.localPart(),
                            new Mailbox(
                                    address,
                                    before.quota(),
                                    before.used(),
                                    before.sendLimit(),
                                    before.sentToday(),
                                    suspended)));
        }));
        assertThat(admin.get(PAGES).body()).contains(PAGE + "/suspend");
        assertThat(admin.post(PAGE + "/suspend", Map.of()).body()).contains("Suspend mara@example.com?");
        assertThat(suspended()).isFalse();

        assertThat(admin.post(PAGE + "/suspend", Map.of("confirm", "yes")).location())
                .isEqualTo(PAGES);
        assertThat(suspended()).isTrue();
        assertThat(admin.get(PAGES).body()).contains("suspended", PAGE + "/resume");
        assertThat(json(admin.api("POST", API + "/resume", ""))
                        .at("/data/suspended")
                        .asBoolean())
                .isFalse();
        assertThat(suspended()).isFalse();
        assertThat(admin.api("POST", ALL + "/nobody/suspend", "").status()).isEqualTo(404);
    }

    @Test
    void theSecondAdministratorSeesWhatTheFirstChanged() {
        Answer panel = admin.get(PAGE + "/quota");
        FAKE.changeMailbox(MARA, MailboxChange.quota(Quota.ofMebibytes(2048)));

        Answer late = admin.post(
                PAGE + "/quota", Map.of("quota", "3", "quota.unit", "GB", "limit", "100", "seen", seen(panel)));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else changed", "quota is 2 GB", "value=\"3\"");
        assertThat(FAKE.mailbox(MARA)).get().extracting(Mailbox::quota).isEqualTo(Quota.ofMebibytes(2048));

        Answer again = admin.post(
                PAGE + "/quota", Map.of("quota", "3", "quota.unit", "GB", "limit", "100", "seen", seen(late)));
        assertThat(again.status()).isEqualTo(303);
        assertThat(FAKE.mailbox(MARA)).get().satisfies(now -> {
            assertThat(now.quota()).isEqualTo(Quota.ofMebibytes(3072));
            assertThat(now.sendLimit()).contains(100);
        });
    }

    @Test
    void aScriptMaySayWhatItSaw() {
        String tag = admin.api("GET", API, "").header("ETag").orElse("");
        FAKE.changeMailbox(MARA, MailboxChange.quota(Quota.ofMebibytes(2048)));

        Answer late = admin.with("If-Match", tag).api("PATCH", API, "{\"quota\":3072}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(json(late).at("/error/message").asText()).contains("quota is 2 GB");

        String now =
                admin.with("If-Match", "").api("GET", API, "").header("ETag").orElse("");
        assertThat(admin.with("If-Match", now)
                        .api("PATCH", API, "{\"quota\":3072}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.with("If-Match", "")
                        .api("PATCH", API, "{\"quota\":1024}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLimitOfMessagesIsAskedForWhereThereIsOne() {
        assertThat(admin.get(PAGES + "/new").body()).contains("name=\"limit\"", "value=\"9600\"", "1 to 9600.");

        Answer bad = admin.post(PAGE + "/quota", Map.of("quota", "1", "quota.unit", "GB", "limit", "0"));

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"f-limit-e\"");
    }

    private boolean suspended() {
        return FAKE.mailbox(MARA).map(Mailbox::suspended).orElse(false);
    }

    private void create(String recovery) {
        Answer created = admin.api(
                "POST",
                ALL,
                "{\"username\":\"mara\",\"password\":\"Abcdef1!\",\"quota\":1024,\"recovery_email\":" + recovery + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    private static String seen(Answer page) {
        Matcher found = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
