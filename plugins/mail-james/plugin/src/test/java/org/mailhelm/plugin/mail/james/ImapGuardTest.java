package org.mailhelm.plugin.mail.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.mail.MailAddress;

/** CVE-2024-37358, and what a guard against it must not break. */
@ExtendWith(SharedServer.class)
class ImapGuardTest {
    private static final long MIB = 1024 * 1024;

    private final TestServer server;

    ImapGuardTest(TestServer server) {
        this.server = server;
    }

    @Test
    void refusesSignInWithoutTls() throws Exception {
        MailAddress address = server.mailbox("clear@imap.example");

        try (Imap imap = new Imap(server.imap(), false, "127.0.0.1")) {
            assertThat(imap.say("CAPABILITY")).contains("LOGINDISABLED").contains("STARTTLS");
            assertThat(imap.say("LOGIN " + address + " \"" + TestServer.PASSWORD + "\""))
                    .contains(" NO ");
            assertThat(imap.say("AUTHENTICATE PLAIN " + Smtp.plain(address.toString(), TestServer.PASSWORD)))
                    .contains(" NO ");
            assertThat(imap.say("STARTTLS")).contains(" OK ");
            imap.startTls();
            assertThat(imap.say("LOGIN " + address + " \"" + TestServer.PASSWORD + "\""))
                    .contains(" OK ");
        }
    }

    @Test
    void endsConnectionsThatAnnounceAHugeLiteralWhileOthersAreServed() throws Exception {
        MailAddress address = server.mailbox("served@imap.example");
        long before = server.control().status().memoryBytes().orElseThrow();
        byte[] flood = new byte[(int) MIB];
        Arrays.fill(flood, (byte) 'x');

        List<Imap> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(new Imap(server.imap(), false, "127.0.0.1"));
        }
        for (Imap client : clients) {
            client.send("a LOGIN {40000000+}");
            push(client, flood);
        }
        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD)) {
            assertThat(imap.messages("INBOX")).isZero();
        }
        long after = server.control().status().memoryBytes().orElseThrow();

        // 50 times 40 MB were announced, 50 MB were sent
        assertThat(after - before).isLessThan(60 * MIB);
        for (Imap client : clients) {
            client.close();
        }
        try (Imap imap = new Imap(server.imap(), false, "127.0.0.1")) {
            imap.send("a LOGIN {40000000}");
            assertThat(imap.line()).startsWith("* BYE");
            assertThat(imap.ended()).isTrue();
        }
    }

    @Test
    void isNotFooledByHiddenAnnouncements() throws Exception {
        for (String attack : List.of(
                "a NOOP {60000}\r\nb LOGIN {40000000}\r\n",
                "a LOGIN {0000000000000000000040000000}\r\n",
                "a LOGIN {99999999999999999999999999}\r\n",
                "a LOGIN x {30000+}\r\n" + "y".repeat(30000) + " {40000}\r\n")) {
            try (Imap imap = new Imap(server.imap(), false, "127.0.0.1")) {
                imap.write(attack.getBytes(StandardCharsets.US_ASCII));
                String line = imap.line();
                while (!line.startsWith("* BYE") && !line.isEmpty()) {
                    line = imap.line();
                }
                assertThat(line).as(attack.substring(0, 25)).startsWith("* BYE Literal");
            }
        }
    }

    @Test
    void takesNameAndPasswordAsLiterals() throws Exception {
        MailAddress address = server.mailbox("literal@imap.example");

        try (Imap imap = new Imap(server.imaps(), true, "127.0.0.1")) {
            imap.send("a LOGIN {" + address.toString().length() + "+}");
            imap.send(address + " {" + TestServer.PASSWORD.length() + "+}");
            imap.send(TestServer.PASSWORD);
            assertThat(imap.line()).startsWith("a OK");
        }
    }

    @Test
    void takesALargeMessageOfASignedInUser() throws Exception {
        MailAddress address = server.mailbox("append@imap.example");
        String message = "Subject: large\r\n\r\n" + ("z".repeat(70) + " {99999999}\r\n").repeat(40_000);

        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD)) {
            imap.send("a APPEND INBOX {" + message.length() + "}");
            assertThat(imap.line()).startsWith("+");
            imap.send(message);
            assertThat(imap.line()).startsWith("a OK");
            assertThat(imap.messages("INBOX")).isEqualTo(1);
        }
    }

    @Test
    void refusesLargeLiteralsWhereNobodyNeedsThem() throws Exception {
        MailAddress address = server.mailbox("search@imap.example");

        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD)) {
            imap.send("a SEARCH TEXT {1000000}");
            assertThat(imap.line()).startsWith("* BYE");
        }
    }

    /** The server closes early, which is the point. */
    private static void push(Imap client, byte[] flood) {
        try {
            client.write(flood);
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}
