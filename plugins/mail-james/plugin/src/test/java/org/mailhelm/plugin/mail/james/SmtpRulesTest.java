package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.Quota;

@ExtendWith(SharedServer.class)
class SmtpRulesTest {
    private static final String LINE = "0123456789".repeat(7) + "\r\n";

    private final TestServer server;

    SmtpRulesTest(TestServer server) {
        this.server = server;
    }

    @Test
    void deliversFromOutsideToAMailboxReadByImap() throws Exception {
        MailAddress address = server.mailbox("reader@smtp.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello().encrypt()) {
            assertThat(smtp.deliver("a@elsewhere.test", address.toString(), "Subject: hello\r\n\r\nText"))
                    .startsWith("250");
        }

        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);
        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD)) {
            imap.messages("INBOX");
            assertThat(imap.message(1)).contains("Subject: hello").contains("by mail.example.com");
        }
    }

    @Test
    void takesMailOfASignedInUserOnBothSubmissionPorts() throws Exception {
        MailAddress address = server.mailbox("sender@smtp.example");

        try (Smtp smtp = new Smtp(server.submission()).hello().encrypt()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("235");
            assertThat(sendAsOneself(smtp, address)).startsWith("250");
        }
        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("235");
            assertThat(sendAsOneself(smtp, address)).startsWith("250");
        }

        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 2);
    }

    @Test
    void refusesSignInWithoutTlsBeforeThePasswordIsSent() throws Exception {
        MailAddress address = server.mailbox("clear@smtp.example");

        try (Smtp smtp = new Smtp(server.submission()).hello()) {
            assertThat(smtp.say("AUTH PLAIN")).startsWith("538");
            assertThat(smtp.say("AUTH LOGIN")).startsWith("538");
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("538");
            assertThat(smtp.say("MAIL FROM:<" + address + ">")).startsWith("530");
        }
    }

    @Test
    void refusesSignInOnThePortForOtherServersEvenWithTls() throws Exception {
        MailAddress address = server.mailbox("wrongport@smtp.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("503");
            smtp.encrypt();
            assertThat(smtp.say("AUTH LOGIN")).startsWith("503");
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("503");
        }
    }

    @Test
    void relaysForNobodyWhoIsNotSignedIn() throws Exception {
        MailAddress address = server.mailbox("victim@smtp.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("a@elsewhere.test", "b@other.test", "x")).startsWith("550 5.7.1");
        }
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver(address.toString(), "b@other.test", "x")).startsWith("550 5.7.1");
        }
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("", "b%other.test@smtp.example", "x")).startsWith("55");
        }
        try (Smtp smtp = new Smtp(server.submission()).hello().encrypt()) {
            assertThat(smtp.deliver("a@elsewhere.test", "b@other.test", "x")).startsWith("530");
        }
    }

    @Test
    void refusesRecipientsThatNobodyIs() throws Exception {
        server.domain("smtp.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("a@elsewhere.test", "nobody@smtp.example", "x"))
                    .startsWith("550 5.1.1");
        }
    }

    @Test
    void letsAUserWriteUnderTheOwnAddressOnly() throws Exception {
        MailAddress mallory = server.mailbox("mallory@smtp.example");
        MailAddress alice = server.mailbox("alice@smtp.example");

        try (Smtp smtp = new Smtp(server.submission()).hello().encrypt()) {
            smtp.signIn(mallory.toString(), TestServer.PASSWORD);
            assertThat(smtp.deliver(alice.toString(), mallory.toString(), "From: <" + alice + ">\r\n\r\nx"))
                    .startsWith("503 5.7.1");
        }
        try (Smtp smtp = new Smtp(server.submission()).hello().encrypt()) {
            smtp.signIn(mallory.toString(), TestServer.PASSWORD);
            assertThat(smtp.deliver(mallory.toString(), mallory.toString(), "From: <" + alice + ">\r\n\r\nx"))
                    .startsWith("550 5.7.1");
        }
    }

    @Test
    void saysAtOnceThatAMessageDoesNotFit() throws Exception {
        MailAddress address = server.mailbox("small@smtp.example", new Quota(size(3000)));
        String large = "Subject: large\r\n\r\n" + LINE.repeat(60);

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            smtp.say("MAIL FROM:<a@elsewhere.test> SIZE=" + large.length());
            assertThat(smtp.say("RCPT TO:<" + address + ">")).startsWith("552 5.2.2");
        }
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("a@elsewhere.test", address.toString(), large))
                    .startsWith("552 5.2.2");
        }
        assertThat(server.messages(address)).isZero();
    }

    @Test
    void putsOffMailForAMailboxThatIsFull() throws Exception {
        MailAddress address = server.mailbox("full@smtp.example");
        receive(address);
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);
        server.host().changeMailbox(address, MailboxChange.quota(new Quota(size(10))));

        assertThat(receive(address)).startsWith("452 4.2.2");
    }

    @Test
    void locksOutAnAddressThatGuessesPasswords() throws Exception {
        MailAddress address = server.mailbox("guessed@smtp.example");
        String guesser = "127.0.0.77";

        for (int i = 0; i < 3; i++) {
            try (Smtp smtp = new Smtp(server.submissions(), true, guesser).hello()) {
                assertThat(smtp.signIn(address.toString(), "guess" + i)).startsWith("535");
            }
        }

        try (Smtp smtp = new Smtp(server.submissions(), true, guesser).hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("421");
        }
        try (Imap imap = new Imap(server.imaps(), true, guesser)) {
            assertThat(imap.say("LOGIN " + address + " \"" + TestServer.PASSWORD + "\""))
                    .contains("BYE");
        }
        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("235");
        }
    }

    @Test
    void boundsTheSizeOfMessages() throws Exception {
        server.mailbox("bounded@smtp.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.say("MAIL FROM:<a@elsewhere.test> SIZE=60000000")).startsWith("552");
        }
    }

    private String receive(MailAddress to) throws IOException {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            return smtp.deliver("a@elsewhere.test", to.toString(), "Subject: x\r\n\r\n" + LINE);
        }
    }

    private static String sendAsOneself(Smtp smtp, MailAddress address) throws IOException {
        return smtp.deliver(
                address.toString(), address.toString(), "From: <" + address + ">\r\nSubject: own\r\n\r\nText");
    }

    private static Optional<ByteSize> size(long bytes) {
        return Optional.of(new ByteSize(bytes));
    }
}
