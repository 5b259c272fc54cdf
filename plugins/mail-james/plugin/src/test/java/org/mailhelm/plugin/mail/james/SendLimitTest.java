package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;

/** Messages that a mailbox may send in a day. Wrong only in a run across midnight, UTC. */
@ExtendWith(SharedServer.class)
class SendLimitTest {
    private final TestServer server;
    private final MailHost host;

    SendLimitTest(TestServer server) {
        this.server = server;
        this.host = server.host();
    }

    @Test
    void hasARuleAndAUsualLimit() {
        MailAddress address = server.mailbox("usual@limit.example");

        assertThat(host.rules().sendLimit()).contains(new MailRules.SendLimitRule(1, 100_000, 1000));
        assertThat(host.mailbox(address).orElseThrow()).satisfies(mailbox -> {
            assertThat(mailbox.sendLimit()).contains(1000);
            assertThat(mailbox.sentToday()).contains(0);
        });
    }

    @Test
    void refusesWhatIsOneTooManyAndSaysSo() throws Exception {
        MailAddress address = limited("two@limit-two.example", 2);

        try (Smtp smtp = signedIn(address)) {
            assertThat(send(smtp, address, "one")).startsWith("250");
            assertThat(send(smtp, address, "two")).startsWith("250");
            assertThat(send(smtp, address, "three"))
                    .startsWith("452 4.7.1")
                    .contains("2 messages")
                    .contains("00:00 UTC");
        }

        assertThat(host.mailbox(address).flatMap(Mailbox::sentToday)).contains(2);
        assertThat(host.mailboxes(address.domain()))
                .singleElement()
                .satisfies(mailbox -> assertThat(mailbox.sentToday()).contains(2));
        host.changeMailbox(address, MailboxChange.sendLimit(3));
        assertThat(host.mailbox(address).flatMap(Mailbox::sendLimit)).contains(3);
        try (Smtp smtp = signedIn(address)) {
            assertThat(send(smtp, address, "three")).startsWith("250");
        }
        // what arrives is not limited
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 3);
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("a@elsewhere.test", address.toString(), "Subject: in\r\n\r\nText"))
                    .startsWith("250");
        }
    }

    @Test
    void countsWhatWasTakenAndNothingElse() throws Exception {
        MailAddress address = limited("counted@limit-counted.example", 5);

        try (Smtp smtp = signedIn(address)) {
            assertThat(smtp.deliver(address.toString(), address.toString(), "From: <x@elsewhere.test>\r\n\r\nx"))
                    .startsWith("550");
            smtp.say("RSET");
            assertThat(smtp.deliver(address.toString(), "nobody@limit-counted.example", "x"))
                    .startsWith("550");
        }

        assertThat(host.mailbox(address).flatMap(Mailbox::sentToday)).contains(0);
    }

    @Test
    void letsNoMoreThroughWhenManySessionsSendAtOnce() throws Exception {
        MailAddress address = limited("many@limit-many.example", 5);
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> {
                long taken = 0;
                for (int message = 0; message < 4; message++) {
                    try (Smtp smtp = signedIn(address)) {
                        taken += send(smtp, address, "at once").startsWith("250") ? 1 : 0;
                    }
                }
                return taken;
            });
        }
        ExecutorService senders = Executors.newFixedThreadPool(4);
        long taken = 0;
        try {
            for (Future<Long> done : senders.invokeAll(tasks)) {
                taken += done.get();
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(taken).isEqualTo(5);
        assertThat(host.mailbox(address).flatMap(Mailbox::sentToday)).contains(5);
    }

    private MailAddress limited(String text, int messages) {
        MailAddress address = MailAddress.parse(text);
        server.domain(address.domain().value());
        host.createMailbox(
                new NewMailbox(address, Secret.of(TestServer.PASSWORD), Quota.unlimited(), Optional.of(messages)));
        return address;
    }

    private Smtp signedIn(MailAddress address) throws Exception {
        Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello();
        smtp.signIn(address.toString(), TestServer.PASSWORD);
        return smtp;
    }

    private static String send(Smtp smtp, MailAddress address, String subject) throws Exception {
        String answer = smtp.deliver(
                address.toString(),
                address.toString(),
                "From: <" + address + ">\r\nSubject: " + subject + "\r\n\r\nText");
        smtp.say("RSET");
        return answer;
    }
}
