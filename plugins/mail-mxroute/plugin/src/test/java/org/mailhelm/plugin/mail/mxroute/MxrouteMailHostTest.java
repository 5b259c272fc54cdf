package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.RequiredRecord.Purpose;
import org.mailhelm.api.mail.SpamRules;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.simulator.mxroute.Fault;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.simulator.mxroute.MxrouteSimulator.Call;
import org.mailhelm.testkit.FakePluginContext;

class MxrouteMailHostTest {

    private static final DomainName DOMAIN = new DomainName("example.com");
    private static final MailAddress ANNA = new MailAddress("anna", DOMAIN);
    private static final Secret PASSWORD = Secret.of("Correct-Horse-77");

    private final MxrouteSimulator mxroute = MxrouteSimulator.start(Sample.ACCOUNT);
    private final FakePluginContext context = new FakePluginContext("test", Duration.ofSeconds(2));
    private final MailHost host = Sample.open(mxroute, context);

    @AfterEach
    void close() {
        Sample.assertAsDocumented(mxroute);
        host.close();
        context.close();
        mxroute.close();
    }

    private void hold() {
        mxroute.account().domain("example.com");
    }

    private void create(MailAddress address) {
        host.createMailbox(new NewMailbox(address, PASSWORD, Quota.ofMebibytes(100), Optional.of(50)));
    }

    @Test
    void listsDomainsAndMailboxesWithOneCallEach() {
        mxroute.account().fill(200, 30);

        assertThat(host.domains()).hasSize(200);
        assertThat(host.mailboxes(new DomainName("d7.example.net"))).hasSize(30);

        assertThat(mxroute.calls())
                .extracting(Call::path)
                .containsExactly("/domains", "/domains/d7.example.net/email-accounts");
    }

    @Test
    void keepsWhatAMailboxIsMadeWith() {
        hold();
        create(ANNA);
        mxroute.account()
                .put(
                        "example.com",
                        mxroute.account()
                                .mailboxes("example.com")
                                .get(0)
                                .using(12.5, 3)
                                .suspended(true));

        assertThat(host.mailbox(ANNA))
                .contains(new Mailbox(
                        ANNA,
                        Quota.ofMebibytes(100),
                        Optional.of(new ByteSize(13_107_200)),
                        Optional.of(50),
                        Optional.of(3),
                        true));
    }

    @Test
    void changesAllAtOnce() {
        hold();
        create(ANNA);
        mxroute.forgetCalls();

        host.changeMailbox(
                ANNA,
                new MailboxChange(
                        Optional.of(Secret.of("Other-Horse-78")), Optional.of(Quota.unlimited()), Optional.of(7)));

        assertThat(mxroute.calls()).hasSize(1);
        assertThat(mxroute.account().mailboxes("example.com")).singleElement().satisfies(mailbox -> {
            assertThat(mailbox.password()).isEqualTo("Other-Horse-78");
            assertThat(mailbox.quota()).isZero();
            assertThat(mailbox.limit()).isEqualTo(7);
        });
    }

    @Test
    void namesTheFieldThatIsRefused() {
        hold();

        assertThatThrownBy(() -> host.createMailbox(
                        new NewMailbox(ANNA, Secret.of("alllowercase"), Quota.ofMebibytes(1), Optional.empty())))
                .isInstanceOfSatisfying(Failure.InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo("password");
                    assertThat(e.reason()).contains("upper case").doesNotContain("alllowercase");
                });
        assertThatThrownBy(() ->
                        host.createMailbox(new NewMailbox(ANNA, PASSWORD, Quota.ofMebibytes(1), Optional.of(10_000))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("sendLimit"));
    }

    @Test
    void saysThatTheAccountIsFull() {
        hold();
        mxroute.account().holding(1, 1);
        create(ANNA);

        assertThatThrownBy(() -> create(new MailAddress("bob", DOMAIN)))
                .isInstanceOf(Failure.LimitReached.class)
                .hasMessageContaining("limit reached");
        assertThatThrownBy(() -> host.addDomain(new DomainName("more.example")))
                .isInstanceOf(Failure.LimitReached.class);
    }

    @Test
    void refusesAMailboxWhereAForwarderIs() {
        hold();
        mxroute.account().forward("example.com", "anna", List.of("a@example.net"));

        assertThatThrownBy(() -> create(ANNA))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("anna@example.com");
    }

    @Test
    void takesADomainThatIsProven() {
        mxroute.account().verifying();
        RequiredRecord proof = host.verification(DOMAIN).orElseThrow();

        assertThat(proof.purpose()).isEqualTo(Purpose.VERIFICATION);
        assertThat(proof.name().value()).matches("_da-verify-[0-9a-f]{32}\\.example\\.com");
        assertThat(proof.value()).isEqualTo("domain-verified");
        assertThatThrownBy(() -> host.addDomain(DOMAIN)).isInstanceOfSatisfying(Failure.InvalidInput.class, e -> {
            assertThat(e.field()).isEqualTo("domain");
            assertThat(e.reason()).contains("verification record");
        });

        mxroute.account().publish("example.com");
        host.addDomain(DOMAIN);

        assertThat(host.domains()).containsExactly(DOMAIN);
    }

    @Test
    void saysThatTheAccountHasNoVerificationKey() {
        mxroute.account().withoutVerificationKey();

        assertThatThrownBy(() -> host.verification(DOMAIN))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("no verification key");
    }

    @Test
    void namesEveryRecordByItsWholeName() {
        hold();

        assertThat(host.requiredRecords(DOMAIN))
                .extracting(record -> record.purpose() + " " + record.name() + " " + record.type() + " "
                        + record.value().replaceAll("(p=.{8}).*", "$1"))
                .containsExactly(
                        "MX example.com MX 10 eagle.mxlogin.com",
                        "MX example.com MX 20 eagle-relay.mxlogin.com",
                        "SPF example.com TXT v=spf1 include:mxroute.com -all",
                        "DKIM x._domainkey.example.com TXT v=DKIM1; k=rsa; p=MIGfMA0G",
                        "VERIFICATION _da-verify-a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4.example.com TXT domain-verified",
                        "MAIL_HOST mail.example.com CNAME eagle.mxlogin.com",
                        "WEBMAIL webmail.example.com CNAME eagle.mxlogin.com");
    }

    @Test
    void switchesMailOfADomainOffAndOn() {
        hold();

        host.mailHosting().orElseThrow().change(DOMAIN, false);
        assertThat(host.domain(DOMAIN).mailHosting()).isFalse();
        host.mailHosting().orElseThrow().change(DOMAIN, true);
        assertThat(host.domain(DOMAIN).mailHosting()).isTrue();
    }

    @Test
    void knowsTheOtherNamesOfADomainInBothForms() {
        hold();
        assertThat(host.domain(DOMAIN).aliases()).isEmpty();
        List<DomainAlias> both = List.of(
                new DomainAlias(new DomainName("alias.example"), DomainAlias.Kind.ALIAS),
                new DomainAlias(new DomainName("redirect.example"), DomainAlias.Kind.REDIRECT));
        both.forEach(alias -> host.domainAliases().orElseThrow().add(DOMAIN, alias));

        assertThat(host.domain(DOMAIN).aliases()).containsExactlyElementsOf(both);
        mxroute.account().pointersAsObject();
        assertThat(host.domain(DOMAIN).aliases()).containsExactlyElementsOf(both);
        // The second form is real, but not documented.
        mxroute.forgetCalls();
        assertThatThrownBy(() -> host.domainAliases().orElseThrow().add(DOMAIN, both.get(0)))
                .isInstanceOf(Failure.Conflict.class);

        host.domainAliases().orElseThrow().remove(DOMAIN, both.get(0).name());
        host.domainAliases().orElseThrow().remove(DOMAIN, both.get(0).name());
        assertThat(host.domainAliases().orElseThrow().list(DOMAIN)).containsExactly(both.get(1));
    }

    @Test
    void keepsTheThreeWaysOfACatchAll() {
        hold();
        CatchAll catchAll = host.catchAll().orElseThrow();

        for (CatchAll.Rule rule : List.of(
                new CatchAll.Discard(),
                new CatchAll.DeliverTo(MailAddress.parse("x@example.net")),
                new CatchAll.Refuse())) {
            catchAll.write(DOMAIN, rule);
            assertThat(catchAll.read(DOMAIN)).isEqualTo(rule);
        }
    }

    @Test
    void keepsSpamRules() {
        hold();
        SpamRules rules = host.spamRules().orElseThrow();
        rules.changeScore(DOMAIN, 5);
        rules.add(DOMAIN, Listing.DENY, "*@bad.example");
        rules.add(DOMAIN, Listing.DENY, "*@bad.example");
        rules.add(DOMAIN, Listing.ALLOW, "boss+x@good.example");

        assertThat(rules.score(DOMAIN)).isEqualTo(5);
        assertThat(rules.entries(DOMAIN, Listing.DENY)).containsExactly("*@bad.example");
        assertThat(rules.entries(DOMAIN, Listing.ALLOW)).containsExactly("boss+x@good.example");

        rules.remove(DOMAIN, Listing.DENY, "*@bad.example");
        rules.remove(DOMAIN, Listing.DENY, "*@bad.example");
        assertThat(rules.entries(DOMAIN, Listing.DENY)).isEmpty();
    }

    @Test
    void letsNoEntryLeaveItsSegment() {
        hold();
        mxroute.account().domain("victim.example");
        SpamRules rules = host.spamRules().orElseThrow();

        for (String entry : List.of("../../../victim.example", "..", "a/b", "x y", "a\nb", "")) {
            assertThatThrownBy(() -> rules.add(DOMAIN, Listing.DENY, entry))
                    .isInstanceOfSatisfying(
                            Failure.InvalidInput.class,
                            e -> assertThat(e.field()).isEqualTo("entry"));
        }
        assertThatThrownBy(() -> rules.remove(DOMAIN, Listing.DENY, "../../../victim.example"))
                .isInstanceOf(Failure.InvalidInput.class);
        rules.remove(DOMAIN, Listing.DENY, "x?y#z/w");

        assertThat(mxroute.account().domains()).contains("victim.example");
    }

    @Test
    void readsTheAccountsQuota() {
        mxroute.account().fill(2, 3).space(10, 3);
        AccountQuota quota = host.accountQuota().orElseThrow();

        AccountQuota.State state = quota.read();

        assertThat(state.used()).isEqualTo(new ByteSize(63L * 1024 * 1024));
        assertThat(state.limit()).contains(ByteSize.ofMebibytes(10));
        assertThat(state.breakdown()).containsOnlyKeys("email");
        assertThat(state.graceEnds()).hasValueSatisfying(end -> assertThat(end).isAfter(Instant.now()));
        assertThat(state.measured()).isPresent();
        assertThat(quota.mailboxes()).hasSize(6);
        assertThat(quota.mailboxes().get(0).used()).isEqualTo(ByteSize.ofMebibytes(21));
        mxroute.account().space(0, 0);
        assertThat(quota.read().limit()).isEmpty();
    }

    @Test
    void neverTakesABrokenAnswerForAnEmptyList() {
        mxroute.account().fill(3, 2);
        for (Fault fault : List.of(
                Fault.page(),
                Fault.wrongJson(),
                Fault.halfWritten(),
                Fault.broken(),
                Fault.cut(),
                Fault.badGateway())) {
            mxroute.faults().always(fault);
            assertThatThrownBy(host::domains).as(fault.kind().name()).isInstanceOf(Failure.Unavailable.class);
            mxroute.faults().mend();
        }
    }

    @Test
    void doesNotCreateTwiceWhenTheAnswerIsLost() {
        hold();
        mxroute.faults().on("POST .*", 1, Fault.doneButCut());

        assertThatThrownBy(() -> create(ANNA))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        e -> assertThat(e.retryable()).isFalse());

        assertThat(mxroute.calls())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(1);
        assertThat(host.mailbox(ANNA)).isPresent();
    }

    @Test
    void goesOnAfterAShortWait() {
        hold();
        mxroute.faults().next(Fault.limited(Duration.ofSeconds(1)));

        create(ANNA);

        assertThat(host.mailbox(ANNA)).isPresent();
    }

    @Test
    void saysHowLongALongWaitIs() {
        mxroute.faults().next(Fault.limited(Duration.ofSeconds(50)));

        assertThatThrownBy(host::domains)
                .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(50)));
    }

    @Test
    void stopsByItselfBeforeMxrouteRefuses() {
        mxroute.account().fill(1, 1);
        for (int i = 0; i < 100; i++) {
            host.domains();
        }

        assertThatThrownBy(host::domains)
                .isInstanceOf(Failure.RateLimited.class)
                .hasMessageContaining("used up");
        host.deleteMailbox(MailAddress.parse("user0@d0.example.net"));

        assertThat(mxroute.refusedForTheirNumber()).isZero();
    }

    @Test
    void sharesTheLimitWithOthersWhoUseTheAccount() {
        hold();
        try (FakePluginContext other = new FakePluginContext()) {
            MailHost another = Sample.open(mxroute, other);
            for (int i = 0; i < 15; i++) {
                another.deleteMailbox(ANNA);
            }
            another.close();
        }

        for (int i = 0; i < 5; i++) {
            host.deleteMailbox(ANNA);
        }
        assertThatThrownBy(() -> host.deleteMailbox(ANNA)).isInstanceOf(Failure.RateLimited.class);

        assertThat(mxroute.refusedForTheirNumber()).isZero();
    }

    @Test
    void offersWhatMxrouteOffers() {
        assertThat(host.rules().passwordNeeds()).hasSize(3);
        assertThat(host.rules().sendLimit())
                .hasValueSatisfying(limit -> assertThat(limit.max()).isEqualTo(9600));
        assertThat(host.suspension()).isEmpty();
        assertThat(host.server()).isEmpty();
        assertThat(host.domainAliases().orElseThrow().kinds()).isEqualTo(Set.of(DomainAlias.Kind.values()));
        assertThat(host.clientSettings(DOMAIN).endpoints().get(0).host()).isEqualTo("eagle.mxlogin.com");
        assertThat(mxroute.calls()).isEmpty();
    }
}
