package org.mailhelm.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class AuditPagesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void narrowsDownByWhoWhatWhereAndWhen(Database database) {
        TestClock clock = new TestClock();
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Audit audit = host.bean(Audit.class);
            AuditEvent mailbox =
                    AuditEvent.of("mailbox.create").domain("one.example").is("quota", "5 GB");
            audit.done(mailbox.on("mailbox", "old@one.example"));
            clock.pass(Duration.ofDays(3));
            audit.done(mailbox.on("mailbox", "young@one.example"));
            audit.done(AuditEvent.of("mailbox.delete").domain("two.example").on("mailbox", "100%@two.example"));
            Browser admin = Browser.signedIn(host);

            assertThat(admin.get("/audit").body()).contains("old@one.example").contains("100%@two.example");
            assertThat(admin.get("/audit?period=today").body())
                    .contains("young@one.example")
                    .doesNotContain("old@one.example");
            assertThat(admin.get("/audit?action=mailbox.delete").body())
                    .contains("100%@two.example")
                    .doesNotContain("young@one.example");
            assertThat(admin.get("/audit?domain=ONE.example").body())
                    .contains("young@one.example")
                    .doesNotContain("100%@two.example");
            assertThat(admin.get("/audit?actor=admin").body())
                    .contains("auth.login")
                    .doesNotContain("young@one.example");
            assertThat(admin.get("/audit?q=100%25").body())
                    .contains("100%@two.example")
                    .doesNotContain("young@one.example");
            assertThat(admin.get("/audit?object=old%40one.example").body())
                    .contains("old@one.example")
                    .doesNotContain("young@one.example");
            assertThat(admin.get("/audit?q=nothing-like-this").body()).contains("Nothing matches");
            assertThat(admin.get("/audit?q=%00&page=99999999&open=x").status()).isEqualTo(200);
        }
    }

    @Test
    void showsBeforeAndAfterAndHowItEnded() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Audit audit = host.bean(Audit.class);
            audit.refused(AuditEvent.of("domain.create").on("domain", "x.example"), "It is there already.");
            audit.done(AuditEvent.of("mailbox.quota_update")
                    .on("mailbox", "ada@x.example")
                    .change("quota", "1 GB", "<b>5 GB</b>"));
            long seq = host.bean(Chain.class).end().seq();

            String page = Browser.signedIn(host).get("/audit?open=" + seq).body();

            assertThat(page).contains("refused").contains("It is there already.");
            assertThat(page).contains("<del><code class=\"wrap-any\">1 GB</code></del>");
            assertThat(page).contains("&lt;b&gt;5 GB&lt;/b&gt;").doesNotContain("<b>5 GB</b>");
        }
    }

    @Test
    void answersADayInTheShapeThatScriptsKnow() throws IOException {
        TestClock clock = new TestClock();
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, clock)) {
            host.bean(Audit.class).done(AuditEvent.of("mailbox.create").on("mailbox", "ada@x.example"));
            clock.pass(Duration.ofDays(1));
            Browser admin = Browser.signedIn(host);

            JsonNode today = read(admin.api("GET", "/api/admin/logs?limit=1", ""));
            JsonNode before = read(admin.api("GET", "/api/admin/logs?date=2026-03-01&limit=9999", ""));

            assertThat(today.at("/data/current_date").textValue()).isEqualTo("2026-03-02");
            assertThat(today.at("/data/available_dates")).hasSize(2);
            assertThat(today.at("/data/entries")).hasSize(1);
            assertThat(today.at("/data/entries/0/action").textValue()).isEqualTo("auth.login");
            assertThat(today.at("/data/entries/0/user").textValue()).isEqualTo("admin");
            assertThat(today.at("/data/entries/0/address").textValue()).isEqualTo("127.0.0.1");
            assertThat(before.at("/data/entries/0/target").textValue()).isEqualTo("ada@x.example");
            assertThat(read(admin.api("GET", "/api/admin/logs?date=2020-01-01", ""))
                            .at("/data/entries"))
                    .isEmpty();
            assertThat(admin.api("GET", "/api/admin/logs?date=2026-02-31", "").status())
                    .isEqualTo(400);
            assertThat(admin.api("GET", "/api/admin/logs?date=../../etc", "").status())
                    .isEqualTo(400);
            assertThat(admin.api("GET", "/api/admin/logs/verify", "").body()).contains("\"intact\":true");
        }
    }

    @Test
    void isDownloadedWholeWithoutFormulas() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Audit audit = host.bean(Audit.class);
            for (int i = 0; i < 1200; i++) {
                audit.done(AuditEvent.of("mailbox.create").on("mailbox", "=cmd|' /C calc'!A" + i));
            }
            Browser admin = Browser.signedIn(host);

            Answer csv = admin.get("/api/admin/logs/download?format=csv");
            Answer lines = admin.get("/audit/download?format=jsonl&action=mailbox.create");

            assertThat(csv.status()).isEqualTo(200);
            assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(csv.header("Content-Disposition").orElse(""))
                    .contains("audit-")
                    .contains(".csv");
            assertThat(csv.body())
                    .startsWith("timestamp,user,action,target,details")
                    .contains("\"'=cmd|");
            assertThat(csv.body().lines().count()).isGreaterThan(1200);
            assertThat(lines.body().lines()).hasSize(1200);
            assertThat(admin.api("GET", "/api/admin/logs/download?format=xml", "")
                            .status())
                    .isEqualTo(400);
            assertThat(admin.api("GET", "/api/admin/logs/download?date=2020-01-01", "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhenTheChainIsBrokenAndHowLongItIsKept() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            admin.get("/audit");

            assertThat(admin.post("/audit/retention", Map.of("days", "-1")).status())
                    .isEqualTo(422);
            assertThat(admin.post("/audit/retention", Map.of("days", "30")).status())
                    .isEqualTo(303);
            assertThat(admin.get("/audit").body()).contains("Kept for 30 days");
            admin.post("/audit/verify", Map.of());
            assertThat(admin.get("/audit").body()).contains("The audit is intact");
            AuditTest.execute(host, "update audit_entry set actor = 'somebody' where seq = 1");
            admin.post("/audit/verify", Map.of());
            assertThat(admin.get("/audit").body()).contains("The audit was tampered with");
        }
    }

    @Test
    void isVerifiedByACommandBesideARunningHost() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            host.bean(Audit.class).done(AuditEvent.of("mailbox.create"));
            Map<String, Object> properties = org.mailhelm.platform.start.StartOptions.from(
                            new org.mailhelm.platform.start.Variables(Map.of("DATA_DIR", folder.toString())))
                    .properties();

            assertThat(AuditCommand.verify(properties).intact()).isTrue();
            AuditTest.execute(host, "delete from audit_entry where seq = 1");
            assertThat(AuditCommand.verify(properties)).satisfies(found -> {
                assertThat(found.intact()).isFalse();
                assertThat(found.message()).contains("Entry 1 is missing");
            });
        }
    }

    private static JsonNode read(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
