package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class MailPagesTest {

    private static final String PASSWORD = "Kelp-4<lantern>";

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake), clock);
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void leadsFromTheFirstStepToAMailbox() {
        assertThat(admin.get("/").body()).contains("Three steps", "href=\"/domains/new\"");
        assertThat(admin.get("/domains/new").body()).contains("name=\"domain\"", "Host a");

        Answer added = admin.post("/domains", Map.of("domain", " Bücher.example ", "host", "a"));
        assertThat(added.status()).isEqualTo(303);
        assertThat(added.location()).isEqualTo("/domains/b%C3%BCcher.example/setup");
        Answer overview = admin.get("/domains/b%C3%BCcher.example");
        assertThat(overview.body())
                .contains("was added", "mail.host.example:993 (TLS)", "xn--bcher-kva.example", "Records to publish")
                .contains("v=DKIM1; k=rsa; p=&#34;&lt;QUOTED>&#34;");
        assertThat(admin.get("/").body()).contains("New mailbox in");

        String mailboxes = "/domains/b%C3%BCcher.example/mailboxes";
        assertThat(admin.get(mailboxes + "/new").body())
                .contains("8 to 72 characters", "Special character", "name=\"username\"");
        Answer created = admin.post(
                mailboxes, Map.of("username", "mara", "password", PASSWORD, "quota", "1.5", "quota.unit", "GB"));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.header("Cache-Control")).contains("no-store");
        assertThat(created.body())
                .contains("Kelp-4&lt;lantern&gt;", "mara@xn--bcher-kva.example", "mail.host.example:993", "of 1.5 GB")
                .doesNotContain(PASSWORD, "No mailbox yet");
        assertThat(created.header("Set-Cookie").orElse("")).doesNotContain("Kelp");
        assertThat(admin.get(mailboxes).body()).contains("mara", "of 1.5 GB").doesNotContain("Kelp");
        assertThat(admin.get("/").body()).contains("All is in order", "1 domain, 1 mailbox");
        assertThat(admin.get("/domains?q=bücher").body()).contains("cher", "Host a");
    }

    @Test
    void showsBadDomainsAtTheirField() {
        Answer answer = admin.post("/domains", Map.of("domain", "<b>no", "host", "a"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"f-domain-e\"", "&lt;b>no").doesNotContain("<b>no");
        assertThat(fake.domains).isEmpty();
    }

    @Test
    void showsBadMailboxesAtTheirFieldAndKeepsTheInput() {
        admin.post("/domains", Map.of("domain", "example.com"));
        String mailboxes = "/domains/example.com/mailboxes";

        Answer name = admin.post(mailboxes, Map.of("username", "a..b", "password", PASSWORD, "quota", "7"));
        Answer password = admin.post(mailboxes, Map.of("username", "mara", "password", "weak-weak", "quota", "7"));
        Answer quota = admin.post(mailboxes, Map.of("username", "mara", "password", PASSWORD, "quota", "x"));

        assertThat(name.status()).isEqualTo(422);
        assertThat(name.body()).contains("id=\"f-username-e\"", "value=\"a..b\"", "value=\"7\"");
        assertThat(password.status()).isEqualTo(422);
        assertThat(password.body())
                .contains("id=\"f-password-e\"", "value=\"mara\"")
                .doesNotContain("weak-weak");
        assertThat(quota.status()).isEqualTo(422);
        assertThat(quota.body()).contains("f-quota-e");
        assertThat(fake.passwords).isEmpty();
    }

    @Test
    void showsDuplicatesAtTheirField() {
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.post("/domains/example.com/mailboxes", Map.of("username", "mara", "password", PASSWORD));

        Answer domain = admin.post("/domains", Map.of("domain", "EXAMPLE.com"));
        Answer mailbox = admin.post("/domains/example.com/mailboxes", Map.of("username", "Mara", "password", PASSWORD));

        assertThat(domain.status()).isEqualTo(422);
        assertThat(domain.body()).contains("id=\"f-domain-e\"", "is there already");
        assertThat(mailbox.status()).isEqualTo(422);
        assertThat(mailbox.body()).contains("id=\"f-username-e\"", "is there already");
    }

    @Test
    void changesPasswordAndQuotaAndDeletes() {
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.post("/domains/example.com/mailboxes", Map.of("username", "mara", "password", PASSWORD));
        String mara = "/domains/example.com/mailboxes/mara";

        assertThat(admin.get(mara + "/password").body()).contains("Password of mara");
        assertThat(admin.post(mara + "/password", Map.of("password", "weak")).status())
                .isEqualTo(422);
        Answer changed = admin.post(mara + "/password", Map.of("password", "Other-5-lantern"));
        assertThat(changed.body()).contains("Password changed", "Other-5-lantern");
        assertThat(fake.passwords.get(MailAddress.parse("mara@example.com"))).isEqualTo(Secret.of("Other-5-lantern"));

        assertThat(admin.get(mara + "/quota").body()).contains("Quota of mara");
        assertThat(admin.post(mara + "/quota", Map.of("quota", "20", "quota.unit", "GB"))
                        .status())
                .isEqualTo(422);
        assertThat(admin.post(mara + "/quota", Map.of("quota", "5", "quota.unit", "GB"))
                        .location())
                .isEqualTo("/domains/example.com/mailboxes");
        assertThat(admin.get("/domains/example.com/mailboxes").body()).contains("is 5 GB now", "of 5 GB");

        assertThat(admin.get(mara + "/delete").body()).contains("Delete mailbox");
        assertThat(admin.post(mara + "/delete", Map.of("confirm", "someone")).status())
                .isEqualTo(422);
        assertThat(fake.domains.get(new DomainName("example.com"))).hasSize(1);
        assertThat(admin.post(mara + "/delete", Map.of("confirm", "mara")).status())
                .isEqualTo(303);
        assertThat(fake.domains.get(new DomainName("example.com"))).isEmpty();
    }

    @Test
    void deletesADomainOnlyWhenItsNameIsTyped() {
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.post("/domains/example.com/delete", Map.of("confirm", "example.org"))
                        .status())
                .isEqualTo(422);
        assertThat(fake.domains).hasSize(1);
        assertThat(admin.post("/domains/example.com/delete", Map.of("confirm", "example.com"))
                        .location())
                .isEqualTo("/domains");
        assertThat(fake.domains).isEmpty();
        assertThat(admin.get("/domains/example.com").status()).isEqualTo(404);
    }

    @Test
    void showsTheLastStateAndSaysWhatDoesNotAnswer() {
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.post("/domains/example.com/mailboxes", Map.of("username", "mara", "password", PASSWORD));
        admin.get("/domains/example.com/mailboxes");
        fake.failWith(() -> new Failure.Unavailable("It <i>sleeps</i>.", true));

        Answer overview = admin.get("/domains/example.com");
        Answer add = admin.post("/domains", Map.of("domain", "two.example"));
        Answer list = admin.get("/domains");
        Answer mailboxes = admin.get("/domains/example.com/mailboxes");

        assertThat(overview.status()).isEqualTo(200);
        assertThat(overview.body()).contains("does not answer", "It &lt;i&gt;sleeps&lt;/i&gt;.");
        assertThat(add.status()).isEqualTo(502);
        assertThat(add.body()).contains("value=\"two.example\"", "sleeps");
        assertThat(list.body()).contains("example.com").contains("example");
        assertThat(mailboxes.status()).isEqualTo(200);
        assertThat(mailboxes.body()).contains("mara");
    }

    @Test
    void answersWhatIsNotThereWithAPage() {
        assertThat(admin.get("/domains/none.example").status()).isEqualTo(404);
        assertThat(admin.get("/domains/..%2f..%2fetc").status()).isIn(400, 404);
        assertThat(admin.get("/domains/none.example/mailboxes").status()).isEqualTo(404);
        admin.post("/domains", Map.of("domain", "example.com"));
        assertThat(admin.get("/domains/example.com/mailboxes/nobody/quota").status())
                .isEqualTo(404);
        assertThat(admin.get("/domains?page=99&size=7&sort=x&dir=up&q=%00%ff").status())
                .isEqualTo(200);
        assertThat(admin.get("/server").status()).isEqualTo(404);
    }

    @Test
    void changesNothingWithoutTheToken() {
        admin.get("/domains");
        admin.csrf("wrong");

        assertThat(admin.post("/domains", Map.of("domain", "example.com")).status())
                .isEqualTo(400);
        assertThat(fake.domains).isEmpty();
    }

    @Test
    void searchesSortsAndPagesMailboxesOfAllDomains() {
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.post("/domains", Map.of("domain", "other.example"));
        for (int i = 0; i < 60; i++) {
            put("example.com", String.format("box%02d", i), i);
        }
        put("other.example", "mara", 1000);
        clock.pass(Duration.ofSeconds(4));
        admin.post("/domains/example.com/mailboxes/refresh", Map.of());
        admin.post("/domains/other.example/mailboxes/refresh", Map.of());

        String first = admin.get("/domains/example.com/mailboxes").body();
        String second = admin.get("/domains/example.com/mailboxes?page=2").body();
        String beyond = admin.get("/domains/example.com/mailboxes?page=99").body();
        String all = admin.get("/mailboxes?sort=storage&dir=desc").body();

        assertThat(first).contains("1–50 of 60", "box00@example.com").doesNotContain("box55@");
        assertThat(second).contains("51–60 of 60", "box55@example.com").doesNotContain("box00@");
        assertThat(beyond).contains("51–60 of 60");
        assertThat(all.indexOf("mara@other.example")).isBetween(0, all.indexOf("box59@example.com"));
        assertThat(admin.get("/mailboxes?q=other").body())
                .contains("mara@other.example", "1 of 61")
                .doesNotContain("box00@");
        assertThat(admin.get("/mailboxes?show=full").body())
                .contains("mara@other.example", "Remove filter Nearly full")
                .doesNotContain("box00@");
    }

    @Test
    void readsAgainWhenAskedAndSaysWhatFailed() {
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.get("/domains/example.com/mailboxes");
        put("example.com", "made.elsewhere", 1);
        assertThat(admin.get("/domains/example.com/mailboxes").body()).doesNotContain("made.elsewhere");

        clock.pass(Duration.ofSeconds(4));
        Answer answer = admin.post(
                "/domains/example.com/mailboxes/refresh", Map.of("back", "/domains/example.com/mailboxes?q=made"));
        assertThat(answer.location()).isEqualTo("/domains/example.com/mailboxes?q=made");
        assertThat(admin.get(answer.location()).body()).contains("made.elsewhere@example.com");
        assertThat(admin.post("/domains/example.com/mailboxes/refresh", Map.of("back", "//evil.example"))
                        .location())
                .isEqualTo("/domains/example.com/mailboxes");

        fake.down();
        clock.pass(Duration.ofMinutes(5));
        admin.post("/domains/example.com/mailboxes/refresh", Map.of());
        assertThat(admin.get("/domains/example.com/mailboxes").body())
                .contains("Host a does not answer", "5 minutes ago", "made.elsewhere@example.com");
        admin.post("/domains/refresh", Map.of());
        assertThat(admin.get("/domains").body()).contains("A mail host does not answer", "Host a");
    }

    private void put(String domain, String user, long megabytes) {
        DomainName name = new DomainName(domain);
        java.util.Objects.requireNonNull(fake.domains.get(name))
                .put(
                        user,
                        new Mailbox(
                                new MailAddress(user, name),
                                Quota.ofMebibytes(1000),
                                Optional.of(ByteSize.ofMebibytes(megabytes)),
                                Optional.of(100),
                                Optional.of(3),
                                false));
    }
}
