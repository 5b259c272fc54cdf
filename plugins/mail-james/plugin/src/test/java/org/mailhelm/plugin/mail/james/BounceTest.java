package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Quota;

/** What becomes of mail that was taken and has to go elsewhere. */
@ExtendWith(SharedServer.class)
class BounceTest {
    private final TestServer server;
    private final MailSink world;

    BounceTest(TestServer server, MailSink world) {
        this.server = server;
        this.world = world;
    }

    @Test
    void tellsTheSenderWhichOfSeveralMailboxesWasFull() throws Exception {
        MailAddress sender = server.mailbox("sender@bounce.example");
        MailAddress roomy = server.mailbox("roomy@bounce.example");
        MailAddress small = server.mailbox("small@bounce.example", new Quota(Optional.of(new ByteSize(1000))));
        String message = "From: <" + sender + ">\r\nSubject: both\r\n\r\n" + "text text text\r\n".repeat(200);

        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            smtp.signIn(sender.toString(), TestServer.PASSWORD);
            smtp.say("MAIL FROM:<" + sender + ">");
            smtp.say("RCPT TO:<" + roomy + ">");
            smtp.say("RCPT TO:<" + small + ">");
            smtp.say("DATA");
            assertThat(smtp.say(message + "\r\n.")).startsWith("250");
        }

        await().atMost(ofSeconds(60)).until(() -> server.messages(roomy) == 1 && server.messages(sender) == 1);
        try (Imap imap = Imap.signedIn(server.imaps(), sender.toString(), TestServer.PASSWORD)) {
            imap.messages("INBOX");
            assertThat(imap.message(1)).contains("full").contains(small.toString());
        }
        assertThat(server.messages(small)).isZero();
    }

    @Test
    void sendsOnWhatForwardersAndCatchAllLeadElsewhere() throws Exception {
        MailAddress forwarder = MailAddress.parse("leads-away@away.example");
        server.domain("away.example");
        server.host().forwarders().orElseThrow().create(new Forwarder(forwarder, List.of("abroad@elsewhere.test")));
        server.host()
                .catchAll()
                .orElseThrow()
                .write(forwarder.domain(), new CatchAll.DeliverTo(MailAddress.parse("all@elsewhere.test")));

        receive(forwarder.toString(), "by-forwarder");
        receive("anybody@away.example", "by-catch-all");

        await().atMost(ofSeconds(60)).until(() -> reached("by-forwarder") && reached("by-catch-all"));
    }

    private void receive(String to, String subject) throws Exception {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            assertThat(smtp.deliver("a@elsewhere.test", to, "Subject: " + subject + "\r\n\r\nText"))
                    .startsWith("250");
        }
    }

    private boolean reached(String subject) {
        return world.messages().stream().anyMatch(message -> message.contains("Subject: " + subject));
    }
}
