package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.AccountQuota.MailboxUsage;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class StorageTest {

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();
    private final TestClock clock = new TestClock();

    @Test
    void tellsScriptsWhatAnAccountUses() {
        FakeAccountQuota quota = new FakeAccountQuota(fake);
        quota.graceEnds = Optional.of(Instant.parse("2026-03-08T12:00:00Z"));
        try (TestHost host = start(new FakeMailHosts().with("a", fake))) {
            Browser admin = Browser.signedIn(host);

            JsonNode answer = json(admin.api("GET", "/api/quota", ""));

            assertThat(answer.path("success").asBoolean()).isTrue();
            for (JsonNode account : List.of(answer.path("data"), answer)) {
                assertThat(account.path("username").asText()).isEqualTo("Host a");
                assertThat(account.path("total_used").asLong()).isEqualTo(615L * 1024 * 1024);
                assertThat(account.path("total_limit").asLong()).isEqualTo(1000L * 1024 * 1024);
                assertThat(account.path("percent_used").asDouble()).isEqualTo(61.5);
                assertThat(account.at("/breakdown/email").asLong()).isEqualTo(600L * 1024 * 1024);
                assertThat(account.at("/grace_period/days_remaining").asInt()).isEqualTo(7);
                assertThat(account.path("updated_at").asText()).isEqualTo("2026-03-01T11:30:00Z");
            }
            quota.limit = Optional.empty();
            quota.graceEnds = Optional.empty();
            clock.pass(Duration.ofMinutes(2));
            JsonNode unlimited = json(admin.api("GET", "/api/quota", "")).path("data");
            assertThat(unlimited.path("total_limit").asLong(-1)).isZero();
            assertThat(unlimited.path("grace_period").isNull()).isTrue();
        }
    }

    @Test
    void tellsScriptsWhatMailboxesHoldFromTheBestListThereIs() {
        FakeAccountQuota quota = new FakeAccountQuota(fake);
        fill("one.example", 3);
        try (TestHost host = start(new FakeMailHosts().with("a", fake))) {
            Browser admin = Browser.signedIn(host);
            admin.api("GET", "/api/domains", "");
            admin.api("GET", "/api/domains/one.example/email-accounts", "");

            JsonNode stored = json(admin.api("GET", "/api/quota/email", "")).path("data");
            assertThat(stored.at("/accounts/0/email_address").asText()).isEqualTo("m2@one.example");
            assertThat(stored.at("/accounts/0/size_bytes").asLong()).isEqualTo(2 * 1024 * 1024);
            assertThat(stored.path("accounts")).hasSize(3);

            quota.usage = List.of(new MailboxUsage(
                    MailAddress.parse("z@two.example"), new ByteSize(77), Optional.of(clock.instant())));
            clock.pass(Duration.ofMinutes(2));
            JsonNode listed = json(admin.api("GET", "/api/quota/email", ""));
            assertThat(listed.at("/accounts/0/email_address").asText()).isEqualTo("z@two.example");
            assertThat(listed.at("/accounts/0/updated_at").asText()).isEqualTo("2026-03-01T12:00:00Z");
        }
    }

    @Test
    void saysWhatAMailHostDoesNotTell() {
        try (TestHost host = start(new FakeMailHosts().with("a", fake))) {
            Browser admin = Browser.signedIn(host);

            assertThat(admin.api("GET", "/api/quota", "").status()).isEqualTo(501);
            assertThat(admin.api("GET", "/api/verification-key", "").status()).isEqualTo(501);
            assertThat(admin.get("/storage").status()).isEqualTo(200);
        }
    }

    @Test
    void asksWhichAccountWhereThereAreSeveral() {
        FakeMailHost other = new FakeMailHost();
        new FakeAccountQuota(fake);
        try (TestHost host = start(new FakeMailHosts().with("a", fake).with("b", other))) {
            Browser admin = Browser.signedIn(host);
            assertThat(admin.api("GET", "/api/quota", "").status()).isEqualTo(200);

            new FakeAccountQuota(other);
            Answer unclear = admin.api("GET", "/api/quota", "");
            assertThat(unclear.status()).isEqualTo(400);
            assertThat(json(unclear).at("/error/field").asText()).isEqualTo("connection");
            assertThat(json(admin.api("GET", "/api/quota?connection=b", ""))
                            .at("/data/username")
                            .asText())
                    .isEqualTo("Host b");
        }
    }

    @Test
    void showsAccountsAsNumbersAndAsABar() {
        FakeAccountQuota quota = new FakeAccountQuota(fake);
        quota.graceEnds = Optional.of(Instant.parse("2026-03-08T12:00:00Z"));
        try (TestHost host = start(new FakeMailHosts().with("a", fake))) {
            Browser admin = Browser.signedIn(host);

            Answer page = admin.get("/storage");

            assertThat(page.body())
                    .contains("615 MB of 1000 MB", "62 %", "for another 7 days", "counted 30 minutes ago")
                    .contains("aria-label=\"What it is made of: Email 600 MB, Web 15 MB\"")
                    .contains("x=\"0\" y=\"0\" width=\"975\"", "x=\"975\" y=\"0\" width=\"25\"")
                    .doesNotContain("Databases");
            fake.failWith(() -> new Failure.Unavailable("It sleeps.", true));
            clock.pass(Duration.ofMinutes(5));
            admin.post("/storage/a/refresh", Map.of());
            assertThat(admin.get("/storage").body()).contains("615 MB", "It sleeps.", "Read 5 minutes ago");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void listsMailboxesByWhatTheyHold(Database database) {
        fill("one.example", 60);
        fill("two.example", 1);
        try (TestHost host = database.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake), clock)) {
            Browser admin = Browser.signedIn(host);
            admin.api("GET", "/api/domains", "");
            admin.api("GET", "/api/domains/one.example/email-accounts", "");
            admin.api("GET", "/api/domains/two.example/email-accounts", "");

            assertThat(admin.get("/storage").body())
                    .contains(">m59<", "59 MB of 100 MB", "1–50 of 61")
                    .doesNotContain(">m1<");
            assertThat(admin.get("/storage?page=2").body()).contains(">m0<").doesNotContain(">m59<");
            assertThat(admin.get("/storage?page=99").body()).contains("51–61 of 61");
            assertThat(admin.get("/storage?sort=storage&dir=desc").body())
                    .contains(">m1<")
                    .doesNotContain(">m59<");
            assertThat(admin.get("/storage?sort=name&q=two").body()).contains("1–1 of 1", "two.example");
        }
    }

    private TestHost start(FakeMailHosts hosts) {
        return TestHost.start(folder, Browser.ADMIN, hosts, clock);
    }

    private void fill(String domain, int mailboxes) {
        DomainName name = new DomainName(domain);
        Map<String, Mailbox> there = new java.util.TreeMap<>();
        for (int i = 0; i < mailboxes; i++) {
            there.put(
                    "m" + i,
                    new Mailbox(
                            new MailAddress("m" + i, name),
                            Quota.ofMebibytes(100),
                            Optional.of(ByteSize.ofMebibytes(i)),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
        fake.domains.put(name, there);
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
