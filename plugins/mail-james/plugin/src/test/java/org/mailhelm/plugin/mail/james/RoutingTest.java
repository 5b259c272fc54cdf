package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;

/** Where real mail goes that is not for a mailbox. */
@ExtendWith(SharedServer.class)
class RoutingTest {
    private final TestServer server;
    private final MailSink world;
    private final MailHost host;
    private final Forwarders forwarders;
    private final CatchAll catchAll;

    RoutingTest(TestServer server, MailSink world) {
        this.server = server;
        this.world = world;
        this.host = server.host();
        this.forwarders = host.forwarders().orElseThrow();
        this.catchAll = host.catchAll().orElseThrow();
    }

    @Test
    void forwardsToSeveralHereAndElsewhere() throws Exception {
        MailAddress first = server.mailbox("first@several.example");
        MailAddress second = server.mailbox("second@another-of-several.example");
        Forwarder team = new Forwarder(
                MailAddress.parse("team@several.example"),
                List.of("abroad@elsewhere.test", first.toString(), second.toString()));
        forwarders.create(team);

        assertThat(forwarders.list(first.domain())).containsExactly(team);
        assertThat(receive("team@several.example", "for-the-team")).startsWith("250");

        await().atMost(ofSeconds(60)).until(() -> reached("for-the-team"));
        await().atMost(ofSeconds(20)).until(() -> server.messages(first) == 1 && server.messages(second) == 1);
        try (Imap imap = Imap.signedIn(server.imaps(), second.toString(), TestServer.PASSWORD)) {
            imap.messages("INBOX");
            assertThat(imap.message(1)).contains("Subject: for-the-team");
        }
    }

    @Test
    void followsAForwarderOfAForwarder() throws Exception {
        MailAddress target = server.mailbox("end@chain.example");
        forwarders.create(new Forwarder(MailAddress.parse("one@chain.example"), List.of("two@chain.example")));
        assertThat(receive("one@chain.example", "to nobody yet")).startsWith("550");

        forwarders.create(new Forwarder(MailAddress.parse("two@chain.example"), List.of(target.toString())));

        assertThat(receive("one@chain.example", "to the end")).startsWith("250");
        await().atMost(ofSeconds(20)).until(() -> server.messages(target) == 1);
    }

    @Test
    void refusesWhatIsToFailEvenBesideACatchAll() throws Exception {
        MailAddress catcher = server.mailbox("catcher@fail.example");
        catchAll.write(catcher.domain(), new CatchAll.DeliverTo(catcher));
        Forwarder former = new Forwarder(MailAddress.parse("former@fail.example"), List.of(Forwarder.FAIL));

        assertThat(forwarders.specialDestinations()).isTrue();
        forwarders.create(former);

        assertThat(forwarders.list(catcher.domain())).containsExactly(former);
        assertThat(receive("former@fail.example", "unwanted")).startsWith("550");
        assertThat(receive("others@fail.example", "wanted")).startsWith("250");
        await().atMost(ofSeconds(20)).until(() -> server.messages(catcher) == 1);
    }

    @Test
    void tellsASignedInSenderToo() throws Exception {
        MailAddress sender = server.mailbox("sender@fail-inside.example");
        forwarders.create(new Forwarder(MailAddress.parse("no@fail-inside.example"), List.of(Forwarder.FAIL)));

        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            smtp.signIn(sender.toString(), TestServer.PASSWORD);
            assertThat(smtp.deliver(sender.toString(), "no@fail-inside.example", "x"))
                    .startsWith("550");
        }
    }

    @Test
    void throwsAwayWhatIsToVanish() throws Exception {
        MailAddress witness = server.mailbox("witness@hole.example");
        Forwarder hole = new Forwarder(MailAddress.parse("hole@hole.example"), List.of(Forwarder.DISCARD));
        forwarders.create(hole);
        assertThat(forwarders.list(witness.domain())).containsExactly(hole);

        assertThat(receive("hole@hole.example", "into-the-hole")).startsWith("250");
        assertThat(receive(witness.toString(), "behind it")).startsWith("250");

        await().atMost(ofSeconds(20)).until(() -> server.messages(witness) == 1);
        await().atMost(ofSeconds(20)).until(this::nothingWaits);
        assertThat(reached("into-the-hole")).isFalse();

        forwarders.replace(new Forwarder(hole.address(), List.of(witness.toString())));
        receive("hole@hole.example", "no longer a hole");
        await().atMost(ofSeconds(20)).until(() -> server.messages(witness) == 2);
    }

    @Test
    void mixesNoAddressesWithSpecialDestinations() {
        server.domain("mixed.example");
        MailAddress address = MailAddress.parse("mixed@mixed.example");

        assertThatThrownBy(
                        () -> forwarders.create(new Forwarder(address, List.of(Forwarder.DISCARD, "a@elsewhere.test"))))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThat(forwarders.list(address.domain())).isEmpty();
    }

    @Test
    void refusesForwardersThatLeadInACircle() throws Exception {
        DomainName domain = server.domain("circle.example");
        host.domainAliases()
                .orElseThrow()
                .add(domain, new DomainAlias(new DomainName("circle-too.example"), DomainAlias.Kind.ALIAS));
        MailAddress a = MailAddress.parse("a@circle.example");
        MailAddress b = MailAddress.parse("b@circle.example");
        MailAddress c = MailAddress.parse("c@circle.example");
        forwarders.create(new Forwarder(a, List.of(b.toString())));
        forwarders.create(new Forwarder(b, List.of("c@circle-too.example")));

        assertThatThrownBy(() -> forwarders.create(new Forwarder(c, List.of(a.toString()))))
                .isInstanceOfSatisfying(Failure.InvalidInput.class, failure -> {
                    assertThat(failure.field()).isEqualTo("destinations");
                    assertThat(failure).hasMessageContaining("circle");
                });
        assertThatThrownBy(() -> forwarders.create(new Forwarder(c, List.of(c.toString()))))
                .isInstanceOf(Failure.InvalidInput.class);
        forwarders.create(new Forwarder(c, List.of("out@elsewhere.test")));
        assertThatThrownBy(() -> forwarders.replace(new Forwarder(c, List.of("b@circle-too.example"))))
                .isInstanceOf(Failure.InvalidInput.class);

        assertThat(receive(a.toString(), "out-of-the-circle")).startsWith("250");
        await().atMost(ofSeconds(60)).until(() -> reached("out-of-the-circle"));
    }

    @Test
    void endsMailThatCatchAllsSendRoundAndRound() throws Exception {
        DomainName one = server.domain("round-one.example");
        DomainName two = server.domain("round-two.example");
        catchAll.write(one, new CatchAll.DeliverTo(MailAddress.parse("nobody@round-two.example")));
        catchAll.write(two, new CatchAll.DeliverTo(MailAddress.parse("nobody@round-one.example")));

        assertThat(receive("somebody@round-one.example", "round")).startsWith("550");

        MailAddress end = server.mailbox("end@round-two.example");
        catchAll.write(two, new CatchAll.DeliverTo(end));
        assertThat(receive("somebody@round-one.example", "no longer round")).startsWith("250");
        await().atMost(ofSeconds(20)).until(() -> server.messages(end) == 1);
    }

    @Test
    void throwsAwayWhatNobodyHasWhereTheCatchAllSaysSo() throws Exception {
        MailAddress known = server.mailbox("known@vanish.example");
        catchAll.write(known.domain(), new CatchAll.Discard());
        assertThat(catchAll.read(known.domain())).isEqualTo(new CatchAll.Discard());

        assertThat(receive("anybody@vanish.example", "into-the-catch-all")).startsWith("250");
        assertThat(receive(known.toString(), "kept")).startsWith("250");

        await().atMost(ofSeconds(20)).until(() -> server.messages(known) == 1);
        await().atMost(ofSeconds(20)).until(this::nothingWaits);
        assertThat(reached("into-the-catch-all")).isFalse();
        catchAll.write(known.domain(), new CatchAll.DeliverTo(known));
        assertThat(catchAll.read(known.domain())).isEqualTo(new CatchAll.DeliverTo(known));
        catchAll.write(known.domain(), new CatchAll.Refuse());
        assertThat(receive("anybody@vanish.example", "refused")).startsWith("550");
    }

    @Test
    void takesUnderAnotherNameOnlyWhatTheDomainTakes() throws Exception {
        MailAddress me = server.mailbox("me@first-name.example");
        DomainName other = new DomainName("second-name.example");
        host.domainAliases().orElseThrow().add(me.domain(), new DomainAlias(other, DomainAlias.Kind.ALIAS));
        forwarders.create(new Forwarder(MailAddress.parse("info@first-name.example"), List.of(me.toString())));

        assertThat(receive("me@second-name.example", "mailbox")).startsWith("250");
        assertThat(receive("info@second-name.example", "forwarder")).startsWith("250");
        assertThat(receive("nobody@second-name.example", "nobody")).startsWith("550 5.1.1");
        await().atMost(ofSeconds(20)).until(() -> server.messages(me) == 2);

        catchAll.write(me.domain(), new CatchAll.DeliverTo(me));
        assertThat(receive("nobody@second-name.example", "caught")).startsWith("250");
        await().atMost(ofSeconds(20)).until(() -> server.messages(me) == 3);
    }

    @Test
    void hasNoMailboxesAndForwardersOfAnotherName() {
        DomainName main = server.domain("main-of.example");
        DomainName other = new DomainName("other-of.example");
        host.domainAliases().orElseThrow().add(main, new DomainAlias(other, DomainAlias.Kind.ALIAS));

        NewMailbox mailbox = new NewMailbox(
                new MailAddress("x", other), Secret.of(TestServer.PASSWORD), Quota.unlimited(), Optional.empty());
        assertThatThrownBy(() -> host.createMailbox(mailbox))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("main-of.example");
        assertThatThrownBy(() -> host.addDomain(other))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("main-of.example");
        assertThatThrownBy(() -> forwarders.create(
                        new Forwarder(MailAddress.parse("x@other-of.example"), List.of("a@elsewhere.test"))))
                .hasMessageContaining("main-of.example");
    }

    @Test
    void letsNoNameBeAMailboxAndAForwarder() {
        MailAddress mailbox = server.mailbox("both@names.example");
        MailAddress forwarder = MailAddress.parse("other@names.example");
        forwarders.create(new Forwarder(forwarder, List.of(mailbox.toString())));

        assertThatThrownBy(() -> forwarders.create(new Forwarder(mailbox, List.of("a@elsewhere.test"))))
                .isInstanceOf(Failure.Conflict.class);
        assertThatThrownBy(() -> server.mailbox(forwarder.toString())).isInstanceOf(Failure.Conflict.class);
    }

    private boolean nothingWaits() {
        return server.control().status().queues().stream().allMatch(queue -> queue.size() == 0);
    }

    private String receive(String to, String subject) throws Exception {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            return smtp.deliver("a@elsewhere.test", to, "Subject: " + subject + "\r\n\r\nText");
        }
    }

    private boolean reached(String subject) {
        return world.messages().stream().anyMatch(message -> message.contains("Subject: " + subject));
    }
}
