package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.RequiredRecord;

@ExtendWith(SharedServer.class)
class DkimTest {
    private final TestServer server;
    private final MailSink world;

    DkimTest(TestServer server, MailSink world) {
        this.server = server;
        this.world = world;
    }

    @Test
    void signsOutgoingMailWithTheKeyThatTheRequiredRecordPublishes() throws Exception {
        MailAddress address = server.mailbox("signer@signed.example");

        send(address, "signed-outgoing");

        await().atMost(ofSeconds(30)).until(() -> !received("signed-outgoing").isEmpty());
        String message = received("signed-outgoing").get(0);
        List<SignatureRecord> verified = verify(message, address);
        assertThat(verified).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken().toString()).isEqualTo("signed.example");
            assertThat(signature.getSelector().toString()).isEqualTo("mailhelm1");
        });
    }

    @Test
    void doesNotSignWhatOthersSendInADomainsName() throws Exception {
        MailAddress address = server.mailbox("claimed@signed.example");

        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            smtp.deliver("a@elsewhere.test", address.toString(), "From: <boss@signed.example>\r\nSubject: x\r\n\r\nx");
        }

        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);
        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD)) {
            imap.messages("INBOX");
            assertThat(imap.message(1)).doesNotContain("DKIM-Signature");
        }
    }

    private void send(MailAddress from, String subject) throws Exception {
        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            smtp.signIn(from.toString(), TestServer.PASSWORD);
            String reply = smtp.deliver(
                    from.toString(),
                    "somebody@elsewhere.test",
                    "From: Signer <" + from + ">\r\nTo: somebody@elsewhere.test\r\nSubject: " + subject
                            + "\r\nBcc: hidden@elsewhere.test\r\n\r\nText with trailing space \r\n\r\n.. dots\r\n");
            assertThat(reply).startsWith("250");
        }
    }

    private List<String> received(String subject) {
        return world.messages().stream()
                .filter(message -> message.contains("Subject: " + subject))
                .toList();
    }

    private List<SignatureRecord> verify(String message, MailAddress from) throws Exception {
        String key = server.host().requiredRecords(from.domain()).stream()
                .filter(record -> record.purpose() == RequiredRecord.Purpose.DKIM)
                .map(RequiredRecord::value)
                .findFirst()
                .orElseThrow();
        PublicKeyRecordRetriever published = (methods, selector, domain) -> List.of(key);
        return new DKIMVerifier(published)
                .verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
