package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.Quota;

/** The server with its mail in a real PostgreSQL. One journey, because each start takes seconds. */
class PostgresStoreTest {
    @TempDir
    private Path folder;

    @Test
    void keepsAllOfItThereAndHasItAfterAKill() throws Exception {
        try (Postgres database = Postgres.start();
                TestServer server = TestServer.start(folder, database)) {
            server.ready();
            MailHost host = server.host();
            MailAddress anna = server.mailbox("anna@postgres.example", Quota.ofMebibytes(5));
            MailAddress bert = server.mailbox("bert@postgres.example");
            host.forwarders()
                    .orElseThrow()
                    .create(new Forwarder(
                            MailAddress.parse("both@postgres.example"), List.of(anna.toString(), bert.toString())));
            host.catchAll().orElseThrow().write(anna.domain(), new CatchAll.DeliverTo(bert));

            assertThat(receive(server, "both@postgres.example")).startsWith("250");
            assertThat(receive(server, "anybody@postgres.example")).startsWith("250");
            await().atMost(ofSeconds(60))
                    .pollInterval(ofSeconds(1))
                    .until(() -> server.messages(anna) == 1 && server.messages(bert) == 2);
            host.changeMailbox(anna, MailboxChange.sendLimit(1));
            assertThat(send(server, anna)).startsWith("250");
            assertThat(send(server, anna)).startsWith("452");
            host.suspension().orElseThrow().change(bert, true);

            assertThat(database.query("select count(*) from james_user")).isEqualTo("2");
            assertThat(folder.resolve("home/var/store/mail.mv.db")).doesNotExist();
            ProcessHandle before = server.process();
            before.destroyForcibly();
            await().atMost(Duration.ofMinutes(3)).until(() -> server.pid() != before.pid());
            server.ready();

            assertThat(host.mailbox(anna)).get().satisfies(mailbox -> {
                assertThat(mailbox.quota()).isEqualTo(Quota.ofMebibytes(5));
                assertThat(mailbox.sentToday()).contains(1);
                assertThat(mailbox.used().orElseThrow().bytes()).isPositive();
            });
            assertThat(host.mailbox(bert).map(Mailbox::suspended)).contains(true);
            assertThat(send(server, anna)).startsWith("452");
            host.suspension().orElseThrow().change(bert, false);
            // two came before the kill, and the one that was sent
            await().atMost(ofSeconds(60)).pollInterval(ofSeconds(1)).until(() -> server.messages(bert) >= 3);
        }
    }

    private static String receive(TestServer server, String to) throws Exception {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            return smtp.deliver("a@elsewhere.test", to, "Subject: x\r\n\r\nText");
        }
    }

    private static String send(TestServer server, MailAddress from) throws Exception {
        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            smtp.signIn(from.toString(), TestServer.PASSWORD);
            return smtp.deliver(
                    from.toString(), "bert@postgres.example", "From: <" + from + ">\r\nSubject: y\r\n\r\nText");
        }
    }
}
