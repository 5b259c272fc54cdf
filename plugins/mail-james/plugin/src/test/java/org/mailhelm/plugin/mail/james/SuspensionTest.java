package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Suspension;

@ExtendWith(SharedServer.class)
class SuspensionTest {
    private final TestServer server;
    private final Suspension suspension;

    SuspensionTest(TestServer server) {
        this.server = server;
        this.suspension = server.host().suspension().orElseThrow();
    }

    @Test
    void letsNobodySignInWhileMailGoesOnToArrive() throws Exception {
        MailAddress address = server.mailbox("away@suspend.example");
        receive(address, "before");
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);

        suspension.change(address, true);
        suspension.change(address, true);

        assertThat(server.host().mailbox(address).map(Mailbox::suspended)).contains(true);
        assertThat(server.host().mailboxes(address.domain())).singleElement().matches(Mailbox::suspended);
        assertRefusedEverywhere(address, "127.0.0.1");
        assertThat(receive(address, "meanwhile")).startsWith("250");

        suspension.change(address, false);

        assertThat(server.host().mailbox(address).map(Mailbox::suspended)).contains(false);
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 2);
    }

    @Test
    void endsSessionsThatAreOpen() throws Exception {
        MailAddress address = server.mailbox("caught@suspend-open.example");
        try (Imap imap = Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD);
                Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            assertThat(imap.messages("INBOX")).isZero();
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("235");

            suspension.change(address, true);

            assertThat(imap.say("NOOP")).contains("BYE").contains("suspended");
            assertThat(smtp.say("MAIL FROM:<" + address + ">")).startsWith("550 5.7.1");
        }
    }

    @Test
    void locksNobodyElseOutWhileAMailProgramGoesOnTrying() throws Exception {
        MailAddress gone = server.mailbox("gone@suspend-office.example");
        MailAddress colleague = server.mailbox("colleague@suspend-office.example");
        suspension.change(gone, true);
        String office = "127.0.0.99";

        for (int i = 0; i < 5; i++) {
            assertRefusedEverywhere(gone, office);
        }

        try (Smtp smtp = new Smtp(server.submissions(), true, office).hello()) {
            assertThat(smtp.signIn(colleague.toString(), TestServer.PASSWORD)).startsWith("235");
        }
    }

    @Test
    void isForgottenWithTheMailbox() throws Exception {
        MailAddress address = server.mailbox("again@suspend-again.example");
        suspension.change(address, true);
        server.host().deleteMailbox(address);

        server.mailbox(address.toString());

        assertThat(server.host().mailbox(address).map(Mailbox::suspended)).contains(false);
        assertThat(server.messages(address)).isZero();
        assertThatThrownBy(() -> suspension.change(MailAddress.parse("absent@suspend-again.example"), true))
                .isInstanceOf(Failure.NotFound.class);
    }

    private void assertRefusedEverywhere(MailAddress address, String from) throws Exception {
        try (Smtp smtp = new Smtp(server.submissions(), true, from).hello()) {
            assertThat(smtp.signIn(address.toString(), TestServer.PASSWORD)).startsWith("535");
        }
        try (Imap imap = new Imap(server.imaps(), true, from)) {
            assertThat(imap.say("LOGIN " + address + " \"" + TestServer.PASSWORD + "\""))
                    .contains(" NO ");
        }
        try (Pop3 pop = new Pop3(server.pop3s(), from)) {
            assertThat(pop.signIn(address.toString(), TestServer.PASSWORD)).startsWith("-ERR [AUTH]");
        }
    }

    private String receive(MailAddress to, String subject) throws Exception {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            return smtp.deliver("a@elsewhere.test", to.toString(), "Subject: " + subject + "\r\n\r\nText");
        }
    }
}
