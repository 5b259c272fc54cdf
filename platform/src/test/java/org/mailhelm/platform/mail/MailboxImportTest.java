package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class MailboxImportTest {

    private static final String IMPORT = "/domains/example.com/mailboxes/import";
    private static final DomainName EXAMPLE = new DomainName("example.com");

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        fake.domains.put(EXAMPLE, new TreeMap<>());
        fake.domains.put(new DomainName("two.example"), new TreeMap<>());
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake));
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void saysOfEachRowWhatWillBecomeOfIt() {
        admin.api(
                "POST",
                "/api/domains/example.com/email-accounts",
                "{\"username\":\"there\",\"password\":\"Kelp-4-lantern\"}");
        String csv = """
                # staff
                User;Pass;Quota;Limit;Recovery;Domain;Shoe size
                Anna;Kelp-4-lantern;2048;100;anna@elsewhere.example;;42

                there;Kelp-4-lantern
                bert;weak
                carla
                anna;Kelp-4-lantern
                bad..name;Kelp-4-lantern
                dora@two.example;Kelp-4-lantern
                emil@two.example;Kelp-4-lantern;;;;example.com
                "fay";"Kelp;4
                lantern"
                gus;Kelp-4-lantern;-5
                hal;Kelp-4-lantern;;;hal@example.com
                ida;Kelp-4-lantern;;;;none.example
                """;

        Answer answer = admin.api(
                "POST",
                "/api/email-accounts/import/preview",
                "{\"default_domain\":\"example.com\",\"csv\":" + quoted(csv) + "}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(row(answer, 3))
                .contains("\"username\":\"anna\"", "\"quota\":2048", "\"limit\":100", "\"valid\":true");
        assertThat(row(answer, 5)).contains("\"already_exists\":true", "\"valid\":false");
        assertThat(row(answer, 6)).contains("\"valid\":false", "The password has 8 to 72");
        assertThat(row(answer, 7)).contains("\"needs_password\":true", "\"errors\":[]", "\"valid\":false");
        assertThat(row(answer, 8)).contains("\"duplicate_in_csv\":true", "\"valid\":false");
        assertThat(row(answer, 9)).contains("\"valid\":false", "no two in a row");
        assertThat(row(answer, 10)).contains("\"domain\":\"two.example\"", "\"username\":\"dora\"", "\"valid\":true");
        assertThat(row(answer, 11)).contains("\"valid\":false", "its domain is example.com");
        assertThat(row(answer, 12)).contains("\"valid\":false", "line breaks");
        assertThat(row(answer, 14)).contains("\"valid\":false", "whole number of MB");
        assertThat(row(answer, 15)).contains("\"valid\":false", "mailbox itself");
        assertThat(row(answer, 16)).contains("\"valid\":false", "There is no domain none.example");
        assertThat(answer.body()).contains("\"total\":12", "\"valid\":2");
        assertThat(fake.passwords).hasSize(1);
    }

    @Test
    void importsWhatIsReadyAndListsTheRest() {
        Answer started = admin.api(
                "POST",
                "/api/email-accounts/import",
                "{\"default_domain\":\"example.com\",\"rows\":["
                        + "{\"username\":\"anna\",\"password\":\"Kelp-4-lantern\",\"quota\":2048},"
                        + "{\"email\":\"bert@two.example\",\"password\":\"Kelp-4-lantern\","
                        + "\"recovery_email\":\"bert@elsewhere.example\"},"
                        + "{\"username\":\"carla\"}]}");

        assertThat(started.status()).isEqualTo(202);
        String job = ended(id(started));
        assertThat(job).contains("\"done\":2", "\"failed\":1", "It has no password", "anna@example.com");
        assertThat(there()).containsOnlyKeys("anna");
        assertThat(password(new MailAddress("bert", new DomainName("two.example"))))
                .isEqualTo("Kelp-4-lantern");
        String csv = admin.get("/jobs/" + id(started) + "/result.csv").body();
        assertThat(csv)
                .contains("line,subject,status,message,username,domain,quota,limit", "carla@example.com,failed")
                .doesNotContain("Kelp");
        // As browsers do for a link.
        admin.with("Accept", "*/*");
        assertThat(admin.get("/domains/two.example/mailboxes/export.csv").body())
                .contains("bert,,1024,9600,bert@elsewhere.example,two.example")
                .doesNotContain("Kelp");
    }

    @Test
    void leadsFromAFileOverThePreviewToTheJobAndStartsItOnce() {
        byte[] file = "username,password\nanna,\nbert,Kelp-4-lantern\n".getBytes(StandardCharsets.UTF_8);

        Answer form = admin.get(IMPORT);
        Answer preview = admin.upload(IMPORT, Map.of("generate", "true"), "file", "staff.csv", file);

        assertThat(form.body()).contains("name=\"file\"", "name=\"csv\"", "recovery_email");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains("2 of 2 rows are ready", "Create 2 mailboxes", "1 password was made");
        assertThat(fake.passwords).isEmpty();
        Map<String, String> sent = Map.of("csv", csv(preview), "once", field(preview, "once"), "source", "staff.csv");
        Answer file2 = admin.post("/mailboxes/import/file", sent);
        Answer first = admin.post(IMPORT + "/start", sent);
        Answer again = admin.post(IMPORT + "/start", sent);
        assertThat(file2.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("attachment"));
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.location()).isEqualTo("/jobs/" + field(preview, "once"));
        assertThat(again.location()).isEqualTo(first.location());
        ended(field(preview, "once"));
        assertThat(there()).containsOnlyKeys("anna", "bert");
        String generated = password(new MailAddress("anna", EXAMPLE));
        assertThat(file2.body()).contains(generated);
        assertThat(admin.get(first.location()).body())
                .contains("Import 2 mailboxes", "staff.csv", "2 created")
                .doesNotContain(generated);
    }

    @Test
    void showsABadFileAtItsField() {
        Answer none = admin.upload(IMPORT, Map.of("csv", ""), "file", "", new byte[0]);
        Answer noHead = admin.upload(IMPORT, Map.of(), "file", "x.csv", "a,b\nc,d\n".getBytes(StandardCharsets.UTF_8));

        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("Choose a file");
        assertThat(noHead.status()).isEqualTo(422);
        assertThat(noHead.body()).contains("id=\"f-csv-e\"", "must name the columns");
    }

    @Test
    void takesFiveThousandRows() {
        String csv = "username,password,quota,limit,recovery_email,domain\n"
                + IntStream.range(0, 5000)
                        .mapToObj(i -> "user" + i + ",Kelp-4-lantern-" + i + ",1024,9600,user" + i
                                + "@elsewhere.example,example.com")
                        .collect(Collectors.joining("\n"));

        Answer preview = admin.upload(IMPORT, Map.of(), "file", "staff.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(preview.body()).contains("5000 of 5000 rows are ready", "Create 5000 mailboxes");
        Answer started = admin.post(
                IMPORT + "/start", Map.of("csv", csv(preview), "once", field(preview, "once"), "source", "staff.csv"));

        assertThat(started.status()).isEqualTo(303);
        String job = "/api/jobs/" + field(preview, "once");
        await().atMost(Duration.ofMinutes(2)).until(() -> fake.passwords.size() >= 200);
        assertThat(admin.api("GET", job + "?size=1", "").body()).contains("\"total\":5000");
        // All of them would take this test minutes on a busy machine, and show nothing more.
        assertThat(admin.api("POST", job + "/cancel", "").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> admin.api("GET", job + "?size=1", "").body().contains("\"state\":\"stopped\""));
        assertThat(admin.api("GET", job + "?size=1", "").body()).contains("\"done\":" + there().size() + ",");
    }

    @Test
    void createsNothingTwiceWhenAnAnswerIsCutOff() {
        AtomicBoolean cut = new AtomicBoolean();
        fake.beforeAnswer(() -> {
            if (fake.passwords.size() == 1 && cut.compareAndSet(false, true)) {
                throw new Failure.Unavailable("The connection was cut.", false);
            }
        });

        Answer started = admin.api(
                "POST",
                "/api/email-accounts/import",
                "{\"default_domain\":\"example.com\",\"csv\":\"username,password\\nanna,Kelp-4-lantern\\n"
                        + "bert,Kelp-4-lantern\"}");

        String job = ended(id(started));
        assertThat(job).contains("\"done\":2", "\"failed\":0", "was not created again");
        assertThat(cut).isTrue();
        assertThat(there()).hasSize(2);
    }

    @Test
    void waitsWhenTheMailHostAsksForIt() {
        AtomicBoolean limited = new AtomicBoolean();
        Answer started;
        try {
            fake.beforeAnswer(() -> {
                if (fake.passwords.size() == 1 && limited.compareAndSet(false, true)) {
                    fake.failWith(() -> new Failure.RateLimited("Too many calls.", Duration.ofSeconds(1)));
                }
            });
            started = admin.api(
                    "POST",
                    "/api/email-accounts/import",
                    "{\"default_domain\":\"example.com\",\"csv\":\"username,password\\nanna,Kelp-4-lantern\\n"
                            + "bert,Kelp-4-lantern\"}");
            await().until(() -> limited.get()
                    && admin.api("GET", "/api/jobs/" + id(started), "").body().contains("\"state\":\"waiting\""));
        } finally {
            fake.up();
        }

        assertThat(ended(id(started))).contains("\"done\":2");
    }

    @Test
    void changesManyMailboxesAtOnce() {
        for (String name : new String[] {"anna", "bert", "hanna"}) {
            admin.api(
                    "POST",
                    "/api/domains/example.com/email-accounts",
                    "{\"username\":\"" + name + "\",\"password\":\"Kelp-4-lantern\"}");
        }
        String bulk = "/domains/example.com/mailboxes/bulk";

        Answer nothing = admin.post(bulk, Map.of("action", "quota"));
        Answer review = admin.post(bulk, Map.of("action", "quota", "all", "matching", "q", "ANNA"));
        assertThat(nothing.status()).isEqualTo(303);
        assertThat(review.body()).contains("Quota of 2 mailboxes", "name=\"select\" value=\"anna\"", "hanna");
        Answer wrong = admin.post(
                bulk + "/start",
                Map.of("action", "quota", "select", "anna", "quota", "x", "once", field(review, "once")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"f-quota-e\"");
        Answer started = admin.post(
                bulk + "/start",
                Map.of(
                        "action",
                        "quota",
                        "select",
                        "anna",
                        "quota",
                        "3",
                        "quota.unit",
                        "GB",
                        "once",
                        field(review, "once")));
        assertThat(started.status()).isEqualTo(303);
        ended(field(review, "once"));
        assertThat(Objects.requireNonNull(there().get("anna")).quota().mebibytes())
                .isEqualTo(3072);

        Answer delete = admin.post(bulk, Map.of("action", "delete", "all", "matching", "q", ""));
        assertThat(delete.body()).contains("Delete 3 mailboxes", "delete 3");
        Answer untyped = admin.post(
                bulk + "/start", Map.of("action", "delete", "select", "anna", "once", field(delete, "once")));
        assertThat(untyped.status()).isEqualTo(422);
        assertThat(there()).hasSize(3);
        Answer gone = admin.api(
                "POST",
                "/api/domains/example.com/email-accounts/bulk",
                "{\"action\":\"delete\",\"usernames\":[\"anna\",\"bert\",\"nobody\"]}");
        assertThat(ended(id(gone))).contains("\"done\":2", "\"skipped\":1", "isn't there any more");
        assertThat(there()).containsOnlyKeys("hanna");
    }

    @Test
    void answersTheSameCreationWithTheSameAnswer() {
        String path = "/api/domains/example.com/email-accounts";
        String anna = "{\"username\":\"anna\",\"password\":\"Kelp-4-lantern\"}";
        admin.csrf();
        admin.with("Idempotency-Key", "k-1");

        Answer first = admin.api("POST", path, anna);
        Answer again = admin.api("POST", path, anna);
        Answer other = admin.api("POST", path, "{\"username\":\"bert\",\"password\":\"Kelp-4-lantern\"}");
        admin.with("Idempotency-Key", "k-2");
        Answer refused = admin.api("POST", path, "{\"username\":\"..\",\"password\":\"Kelp-4-lantern\"}");
        Answer refusedAgain = admin.api("POST", path, "{\"username\":\"..\",\"password\":\"Kelp-4-lantern\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency_key_reused");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refusedAgain.status()).isEqualTo(400);
        assertThat(there()).containsOnlyKeys("anna");
    }

    @Test
    void refusesListsBeyondReasonAndLongBodiesElsewhere() {
        String padding = "x".repeat(1_200_000);

        assertThat(admin.api("POST", "/api/email-accounts/import/preview", "{\"csv\":" + quoted("a\n" + padding) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.api("POST", "/api/domains", "{\"domain\":" + quoted(padding) + "}")
                        .status())
                .isEqualTo(413);
    }

    private String ended(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.api("GET", "/api/jobs/" + id, "").body().contains("\"state\":\"ended\""));
        return admin.api("GET", "/api/jobs/" + id, "").body();
    }

    private static String id(Answer started) {
        return found(started, "\"job_id\":\"([^\"]+)\"");
    }

    private static String field(Answer page, String name) {
        return found(page, "name=\"" + name + "\" value=\"([^\"]+)\"");
    }

    private static String csv(Answer page) {
        return found(page, "(?s)<textarea name=\"csv\"[^>]*>\\s*(.*?)</textarea>")
                .replace("&#34;", "\"");
    }

    private static String row(Answer answer, int line) {
        return found(answer, "(\\{\"line\":" + line + ",.*?\"errors\":\\[[^\\]]*\\]\\})");
    }

    private static String found(Answer answer, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
        assertThat(matcher.find()).as(pattern + " in " + answer.body()).isTrue();
        return matcher.group(1);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private Map<String, Mailbox> there() {
        return Objects.requireNonNull(fake.domains.get(EXAMPLE));
    }

    private String password(MailAddress address) {
        return Objects.requireNonNull(fake.passwords.get(address)).reveal();
    }
}
