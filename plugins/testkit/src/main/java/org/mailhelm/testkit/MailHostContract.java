package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.SpamRules;

/** What every {@link MailHost} must be able to do. */
public abstract class MailHostContract {

    private static final Secret PASSWORD = Secret.of("Contract-Pass-1942");

    /** The service under test. */
    protected abstract MailHost host();

    /** A domain that isn't hosted yet and may be. */
    protected abstract DomainName newDomain();

    @Test
    void hostsADomainAndLetsItGo() {
        DomainName domain = hosted();

        assertThat(host().domains()).contains(domain);
        assertThat(host().domain(domain)).extracting(MailDomain::name).isEqualTo(domain);

        host().deleteDomain(domain);

        assertThat(host().domains()).doesNotContain(domain);
        assertThatThrownBy(() -> host().domain(domain)).isInstanceOf(Failure.NotFound.class);
        assertThatCode(() -> host().deleteDomain(domain)).doesNotThrowAnyException();
    }

    @Test
    void refusesADomainThatIsThere() {
        DomainName domain = hosted();

        assertThatThrownBy(() -> host().addDomain(domain)).isInstanceOf(Failure.Conflict.class);
        host().deleteDomain(domain);
    }

    @Test
    void saysThatADomainIsNotThere() {
        DomainName missing = newDomain();

        assertThatThrownBy(() -> host().mailboxes(missing)).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> host().requiredRecords(missing)).isInstanceOf(Failure.NotFound.class);
        assertThat(host().mailbox(new MailAddress("anna", missing))).isEmpty();
    }

    @Test
    void keepsAMailbox() {
        DomainName domain = hosted();
        MailAddress anna = new MailAddress("anna.b-c_d", domain);
        host().createMailbox(new NewMailbox(anna, PASSWORD, Quota.ofMebibytes(100), Optional.empty()));

        assertThat(host().mailboxes(domain)).extracting(Mailbox::address).containsExactly(anna);
        assertThat(host().mailbox(anna).map(Mailbox::quota)).contains(Quota.ofMebibytes(100));
        assertThatThrownBy(() ->
                        host().createMailbox(new NewMailbox(anna, PASSWORD, Quota.ofMebibytes(5), Optional.empty())))
                .isInstanceOf(Failure.Conflict.class);

        host().changeMailbox(anna, MailboxChange.quota(Quota.ofMebibytes(200)));
        host().changeMailbox(anna, MailboxChange.password(Secret.of("Another-Pass-1943")));
        assertThat(host().mailbox(anna).map(Mailbox::quota)).contains(Quota.ofMebibytes(200));

        host().deleteMailbox(anna);
        assertThat(host().mailbox(anna)).isEmpty();
        assertThatCode(() -> host().deleteMailbox(anna)).doesNotThrowAnyException();
        assertThatThrownBy(() -> host().changeMailbox(anna, MailboxChange.quota(Quota.unlimited())))
                .isInstanceOf(Failure.NotFound.class);
        host().deleteDomain(domain);
    }

    @Test
    void deletesTheMailboxesOfADomain() {
        DomainName domain = hosted();
        MailAddress anna = new MailAddress("anna", domain);
        host().createMailbox(new NewMailbox(anna, PASSWORD, host().rules().defaultQuota(), Optional.empty()));
        host().deleteDomain(domain);
        host().addDomain(domain);

        assertThat(host().mailboxes(domain)).isEmpty();
        host().deleteDomain(domain);
    }

    @Test
    void namesRecordsAndClientSettings() {
        DomainName domain = hosted();

        assertThat(host().requiredRecords(domain))
                .extracting(RequiredRecord::purpose)
                .contains(RequiredRecord.Purpose.MX, RequiredRecord.Purpose.SPF);
        assertThat(host().clientSettings(domain).endpoints())
                .extracting(ClientSettings.Endpoint::protocol)
                .contains(ClientSettings.Protocol.IMAP, ClientSettings.Protocol.SUBMISSION);
        assertThat(host().rules()).isEqualTo(host().rules());
        host().deleteDomain(domain);
    }

    @Test
    void forwardsWhereItCan() {
        host().forwarders().ifPresent(forwarders -> {
            DomainName domain = hosted();
            MailAddress sales = new MailAddress("sales", domain);
            forwarders.create(new Forwarder(sales, List.of("a@example.net")));
            assertThatThrownBy(() -> forwarders.create(new Forwarder(sales, List.of("b@example.net"))))
                    .isInstanceOf(Failure.Conflict.class);

            forwarders.replace(new Forwarder(sales, List.of("b@example.net", "c@example.net")));
            assertThat(forwarders.list(domain))
                    .singleElement()
                    .satisfies(forwarder -> assertThat(forwarder.destinations())
                            .containsExactlyInAnyOrder("b@example.net", "c@example.net"));

            forwarders.remove(sales);
            assertThatCode(() -> forwarders.remove(sales)).doesNotThrowAnyException();
            assertThat(forwarders.list(domain)).isEmpty();
            assertThatThrownBy(() -> forwarders.replace(new Forwarder(sales, List.of("b@example.net"))))
                    .isInstanceOf(Failure.NotFound.class);
            host().deleteDomain(domain);
        });
    }

    @Test
    void catchesAllWhereItCan() {
        host().catchAll().ifPresent(catchAll -> {
            DomainName domain = hosted();
            MailAddress anna = new MailAddress("anna", domain);
            host().createMailbox(new NewMailbox(anna, PASSWORD, host().rules().defaultQuota(), Optional.empty()));

            for (CatchAll.Rule rule : List.of(new CatchAll.DeliverTo(anna), new CatchAll.Refuse())) {
                catchAll.write(domain, rule);
                assertThat(catchAll.read(domain)).isEqualTo(rule);
            }
            host().deleteDomain(domain);
        });
    }

    @Test
    void knowsOtherNamesWhereItCan() {
        host().domainAliases().ifPresent(aliases -> {
            DomainName domain = hosted();
            for (DomainAlias.Kind kind : aliases.kinds()) {
                DomainAlias alias = new DomainAlias(newDomain(), kind);
                aliases.add(domain, alias);

                assertThat(aliases.list(domain)).containsExactly(alias);
                assertThat(host().domain(domain).aliases()).containsExactly(alias);
                assertThatThrownBy(() -> aliases.add(domain, alias)).isInstanceOf(Failure.Conflict.class);

                aliases.remove(domain, alias.name());
                assertThatCode(() -> aliases.remove(domain, alias.name())).doesNotThrowAnyException();
                assertThat(aliases.list(domain)).isEmpty();
            }
            host().deleteDomain(domain);
        });
    }

    @Test
    void filtersSpamWhereItCan() {
        host().spamRules().ifPresent(rules -> {
            DomainName domain = hosted();
            for (int score : new int[] {50, 5}) {
                rules.changeScore(domain, score);
                assertThat(rules.score(domain)).isEqualTo(score);
            }
            for (SpamRules.Listing list : SpamRules.Listing.values()) {
                rules.add(domain, list, "*@example.net");
                rules.add(domain, list, "*@example.net");
                assertThat(rules.entries(domain, list)).containsExactly("*@example.net");

                rules.remove(domain, list, "*@example.net");
                rules.remove(domain, list, "*@example.net");
                assertThat(rules.entries(domain, list)).isEmpty();
            }
            host().deleteDomain(domain);
        });
    }

    @Test
    void switchesMailOffAndOnWhereItCan() {
        host().mailHosting().ifPresent(hosting -> {
            DomainName domain = hosted();
            for (boolean on : new boolean[] {false, false, true}) {
                hosting.change(domain, on);
                assertThat(host().domain(domain).mailHosting()).isEqualTo(on);
            }
            host().deleteDomain(domain);
            assertThatThrownBy(() -> hosting.change(domain, true)).isInstanceOf(Failure.NotFound.class);
        });
    }

    @Test
    void tellsWhatTheAccountUsesWhereItCan() {
        host().accountQuota().ifPresent(quota -> {
            assertThat(quota.read().used().bytes()).isNotNegative();
            assertThat(quota.mailboxes())
                    .isSortedAccordingTo(Comparator.comparing(AccountQuota.MailboxUsage::used)
                            .reversed());
        });
    }

    @Test
    void takesMailboxesFromManyThreads() {
        DomainName domain = hosted();

        Together.run(
                4,
                number -> host().createMailbox(new NewMailbox(
                        new MailAddress("user" + number, domain), PASSWORD, Quota.ofMebibytes(1), Optional.empty())));

        assertThat(host().mailboxes(domain)).hasSize(4);
        host().deleteDomain(domain);
    }

    private DomainName hosted() {
        DomainName domain = newDomain();
        host().addDomain(domain);
        return domain;
    }
}
