package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.RequiredRecord;

@ExtendWith(SharedServer.class)
class Pop3Test {
    private final TestServer server;

    Pop3Test(TestServer server) {
        this.server = server;
    }

    @Test
    void fetchesAndDeletesMail() throws Exception {
        MailAddress address = server.mailbox("reader@pop.example");
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            smtp.deliver("a@elsewhere.test", address.toString(), "Subject: by pop\r\n\r\nText\r\n..dot");
        }
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);

        try (Pop3 pop = new Pop3(server.pop3s(), "127.0.0.1")) {
            assertThat(pop.greeting()).startsWith("+OK");
            assertThat(pop.signIn(address.toString(), TestServer.PASSWORD)).startsWith("+OK");
            assertThat(pop.say("STAT")).startsWith("+OK 1 ");
            assertThat(pop.say("UIDL")).startsWith("+OK");
            assertThat(pop.rest()).startsWith("1 ");
            assertThat(pop.say("RETR 1")).startsWith("+OK");
            assertThat(pop.rest()).contains("Subject: by pop").contains("Text");
            assertThat(pop.say("DELE 1")).startsWith("+OK");
            assertThat(pop.say("QUIT")).startsWith("+OK");
        }
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 0);
    }

    @Test
    void locksOutAnAddressThatGuessesPasswords() throws Exception {
        MailAddress address = server.mailbox("guessed@pop.example");
        String guesser = "127.0.0.88";

        for (int i = 0; i < 3; i++) {
            try (Pop3 pop = new Pop3(server.pop3s(), guesser)) {
                assertThat(pop.signIn(address.toString(), "guess" + i)).startsWith("-ERR");
            }
        }

        try (Pop3 pop = new Pop3(server.pop3s(), guesser)) {
            assertThat(pop.signIn(address.toString(), TestServer.PASSWORD)).startsWith("-ERR [SYS/TEMP]");
            assertThat(pop.ended()).isTrue();
        }
        try (Smtp smtp = new Smtp(server.submissions(), true, guesser).hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("421");
        }
        try (Pop3 pop = new Pop3(server.pop3s(), "127.0.0.1")) {
            assertThat(pop.signIn(address.toString(), TestServer.PASSWORD)).startsWith("+OK");
        }
    }

    @Test
    void tellsMailProgramsAndDnsOfIt() {
        assertThat(server.host().clientSettings(server.domain("pop.example")).endpoints())
                .contains(new ClientSettings.Endpoint(
                        ClientSettings.Protocol.POP3, "localhost", server.pop3s(), ClientSettings.Security.TLS));
        assertThat(server.host().requiredRecords(server.domain("pop.example")))
                .filteredOn(record -> record.purpose() == RequiredRecord.Purpose.CLIENT_DISCOVERY)
                .extracting(record -> record.name().value())
                .containsExactlyInAnyOrder(
                        "_submissions._tcp.pop.example", "_imaps._tcp.pop.example", "_pop3s._tcp.pop.example");
    }
}
