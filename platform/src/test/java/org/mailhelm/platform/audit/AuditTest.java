package org.mailhelm.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class AuditTest {

    private static final AuditEvent EVENT =
            AuditEvent.of("mailbox.create").domain("example.com").on("mailbox", "ada@example.com");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void chainsEntriesThatManyWriteAtOnce(Database database) throws Exception {
        try (TestHost host = database.start(folder)) {
            Audit audit = host.bean(Audit.class);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                work.add(() -> {
                    audit.done(EVENT);
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
            threads.shutdown();

            Verification.Result result = host.bean(Verification.class).verify();

            assertThat(result.message()).contains("all intact");
            assertThat(result.entries()).isGreaterThanOrEqualTo(60);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void noticesEveryKindOfTampering(Database database) {
        try (TestHost host = database.start(folder)) {
            Audit audit = host.bean(Audit.class);
            for (int i = 0; i < 5; i++) {
                audit.done(EVENT.is("step", i));
            }
            long last = host.bean(Chain.class).end().seq();

            assertThat(host.bean(Verification.class).verify().intact()).isTrue();
            assertBroken(host, "update audit_entry set actor = 'somebody' where seq = " + (last - 2), last - 2);
            assertBroken(host, "update audit_entry set actor = 'Mailhelm' where seq = " + (last - 2), 0);
            assertBroken(
                    host,
                    "update audit_entry set object = '', object_kind = 'mailboxada@example.com' where seq = "
                            + (last - 1),
                    last - 1);
            assertBroken(
                    host,
                    "update audit_entry set object = 'ada@example.com', object_kind = 'mailbox' where seq = "
                            + (last - 1),
                    0);
            assertBroken(host, "delete from audit_entry where seq = " + last, last);
            assertBroken(host, "update audit_chain set seq = " + (last - 1), last);
        }
    }

    private static void assertBroken(TestHost host, String sql, long at) {
        execute(host, sql);
        assertThat(host.bean(Verification.class).verify().brokenAt()).as(sql).isEqualTo(at);
    }

    @SuppressWarnings("unchecked")
    static void execute(TestHost host, String sql) {
        TransactionOperations<Connection> transactions = host.bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            try (Statement statement = status.getConnection().createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void writesNothingDownWhenTheChangeIsRolledBack(Database database) {
        try (TestHost host = database.start(folder)) {
            Audit audit = host.bean(Audit.class);
            long before = host.bean(Chain.class).end().seq();

            assertThatThrownBy(() -> audit.change(EVENT, () -> {
                        audit.done(EVENT);
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(host.bean(Chain.class).end().seq()).isEqualTo(before);
            assertThat(host.bean(Verification.class).verify().intact()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void tellsHowACallOfAnOutsideSystemEnded(Database database) {
        try (TestHost host = database.start(folder)) {
            Audit audit = host.bean(Audit.class);
            AuditRepository entries = host.bean(AuditRepository.class);
            long before = host.bean(Chain.class).end().seq();

            audit.outside(
                    EVENT,
                    () -> assertThat(entries.following(before, 10))
                            .extracting(AuditRow::outcome)
                            .containsExactly("BEGUN"));
            assertThatThrownBy(() -> audit.outside(EVENT, () -> {
                        throw new Failure.Conflict("It is there already.");
                    }))
                    .isInstanceOf(Failure.Conflict.class);
            assertThatThrownBy(() -> audit.outside(EVENT, () -> {
                        throw new Failure.Unavailable("No answer.", true);
                    }))
                    .isInstanceOf(Failure.Unavailable.class);

            List<AuditRow> rows = entries.following(before, 10);
            assertThat(rows)
                    .extracting(AuditRow::outcome)
                    .containsExactly("BEGUN", "DONE", "BEGUN", "REFUSED", "BEGUN", "FAILED");
            assertThat(rows.get(3).answers()).isEqualTo(rows.get(2).seq());
            assertThat(rows.get(3).summary()).isEqualTo("It is there already.");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void takesOldEntriesAwayAndStaysVerifiable(Database database) {
        TestClock clock = new TestClock();
        try (TestHost host = database.start(folder, Map.of(), clock)) {
            Audit audit = host.bean(Audit.class);
            audit.done(EVENT);
            audit.done(EVENT);
            clock.pass(Duration.ofDays(401));
            audit.done(EVENT);

            host.bean(Retention.class).expire();

            Verification.Result result = host.bean(Verification.class).verify();
            assertThat(result.intact()).isTrue();
            assertThat(result.entries()).isEqualTo(2);
            execute(host, "delete from audit_entry where seq = (select min(seq) from audit_entry)");
            assertThat(host.bean(Verification.class).verify().intact()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void writesDownWhoSignsInAndOutAndFromWhere(Database database) {
        try (TestHost host = database.start(folder, Browser.ADMIN)) {
            AuditRepository entries = host.bean(AuditRepository.class);
            long before = host.bean(Chain.class).end().seq();

            Browser.of(host).with("X-Forwarded-For", "203.0.113.9").signIn("admin", "not the password");
            Browser.of(host).signIn("a password typed as name", "x");
            Browser admin = Browser.signedIn(host);
            admin.post("/account/profile", Map.of("display_name", "Ines", "contact_email", ""));
            admin.post("/logout", Map.of());

            List<AuditRow> rows = entries.following(before, 10);
            assertThat(rows)
                    .extracting(AuditRow::action)
                    .containsExactly(
                            "auth.login_failed", "auth.login_failed", "auth.login", "profile.update", "auth.logout");
            assertThat(rows.get(0).address()).isEqualTo("203.0.113.9");
            assertThat(rows.get(0).actorKind()).isEqualTo("NOBODY");
            assertThat(rows.get(0).object()).isEqualTo("admin");
            assertThat(rows.get(1).object()).isEqualTo("unknown name");
            assertThat(rows.get(2).actor()).isEqualTo("admin");
            assertThat(rows.get(3).actor()).isEqualTo("admin");
            assertThat(rows.get(3).requestId()).hasSize(12);
            assertThat(rows.get(3).beforeState()).isEqualTo("{\"display_name\":\"admin\"}");
            assertThat(rows.get(3).afterState()).isEqualTo("{\"display_name\":\"Ines\"}");
            assertThat(host.bean(Verification.class).verify().intact()).isTrue();
        }
    }
}
