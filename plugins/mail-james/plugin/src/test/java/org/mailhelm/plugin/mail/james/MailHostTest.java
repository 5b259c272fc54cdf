package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;

@ExtendWith(SharedServer.class)
class MailHostTest {
    private final TestServer server;
    private final MailHost host;

    MailHostTest(TestServer server) {
        this.server = server;
        this.host = server.host();
    }

    @Test
    void hostsADomainUntilItIsDeleted() {
        DomainName domain = new DomainName("come-and-go.example");

        host.addDomain(domain);
        assertThat(host.domains()).contains(domain);
        assertThat(host.domain(domain).mailHosting()).isTrue();
        assertThatThrownBy(() -> host.addDomain(domain)).isInstanceOf(Failure.Conflict.class);

        host.deleteDomain(domain);
        assertThat(host.domains()).doesNotContain(domain);
        assertThatThrownBy(() -> host.domain(domain)).isInstanceOf(Failure.NotFound.class);
        host.deleteDomain(domain);
    }

    @Test
    void keepsJamesOwnDefaultDomainOutOfSight() {
        assertThat(host.domains()).noneMatch(name -> name.value().contains("localhost"));
    }

    @Test
    void createsAMailboxWithItsQuota() {
        MailAddress address = server.mailbox("quota@create.example", Quota.ofMebibytes(5));

        assertThat(host.mailbox(address)).get().satisfies(mailbox -> {
            assertThat(mailbox.quota()).isEqualTo(Quota.ofMebibytes(5));
            assertThat(mailbox.used()).contains(new ByteSize(0));
        });
        assertThat(host.mailboxes(address.domain())).extracting("address").containsExactly(address);
    }

    @Test
    void refusesAMailboxThatIsThereOrHasNoDomain() {
        MailAddress address = server.mailbox("twice@refuse.example");

        assertThatThrownBy(() -> server.mailbox("twice@refuse.example")).isInstanceOf(Failure.Conflict.class);
        NewMailbox homeless = new NewMailbox(
                MailAddress.parse("a@nowhere.example"), Secret.of("x"), Quota.unlimited(), Optional.empty());
        assertThatThrownBy(() -> host.createMailbox(homeless)).isInstanceOf(Failure.InvalidInput.class);
        NewMailbox reserved = new NewMailbox(
                new MailAddress("catch-all", address.domain()), Secret.of("x"), Quota.unlimited(), Optional.empty());
        assertThatThrownBy(() -> host.createMailbox(reserved)).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> host.mailboxes(new DomainName("nowhere.example")))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void changesPasswordAndQuota() throws Exception {
        MailAddress address = server.mailbox("change@change.example", Quota.ofMebibytes(5));

        host.changeMailbox(address, MailboxChange.password(Secret.of("An-other1 one")));
        host.changeMailbox(address, MailboxChange.quota(Quota.unlimited()));

        assertThat(host.mailbox(address).orElseThrow().quota()).isEqualTo(Quota.unlimited());
        Imap.signedIn(server.imaps(), address.toString(), "An-other1 one").close();
        assertThatThrownBy(() -> Imap.signedIn(server.imaps(), address.toString(), TestServer.PASSWORD))
                .hasMessageContaining("NO");
        MailAddress absent = MailAddress.parse("absent@change.example");
        assertThatThrownBy(() -> host.changeMailbox(absent, MailboxChange.quota(Quota.unlimited())))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void deletesAMailboxWithItsMail() throws Exception {
        MailAddress address = server.mailbox("gone@gone.example", Quota.ofMebibytes(5));
        receive(address.toString(), "soon gone");
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);
        assertThat(host.mailbox(address).orElseThrow().used().orElseThrow().bytes())
                .isPositive();

        host.deleteMailbox(address);

        assertThat(host.mailbox(address)).isEmpty();
        server.mailbox("gone@gone.example");
        assertThat(server.messages(address)).isZero();
        assertThat(host.mailbox(address).orElseThrow()).satisfies(mailbox -> {
            assertThat(mailbox.quota()).isEqualTo(Quota.unlimited());
            assertThat(mailbox.used()).contains(new ByteSize(0));
        });
    }

    @Test
    void tellsWhatAllMailboxesHoldTogether() throws Exception {
        MailAddress address = server.mailbox("holds@holds.example");
        receive(address.toString(), "something to hold");
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);
        AccountQuota account = host.accountQuota().orElseThrow();

        long used = host.mailbox(address).orElseThrow().used().orElseThrow().bytes();
        assertThat(account.read().used().bytes()).isGreaterThanOrEqualTo(used);
        assertThat(account.read().limit()).isEmpty();
        assertThat(account.mailboxes())
                .contains(new AccountQuota.MailboxUsage(address, new ByteSize(used), Optional.empty()))
                .isSortedAccordingTo(
                        Comparator.comparing(AccountQuota.MailboxUsage::used).reversed());
    }

    @Test
    void deletesADomainWithAllThatBelongsToIt() throws Exception {
        MailAddress address = server.mailbox("all@whole.example");
        host.forwarders()
                .orElseThrow()
                .create(new Forwarder(MailAddress.parse("info@whole.example"), List.of("all@whole.example")));
        host.catchAll().orElseThrow().write(address.domain(), new CatchAll.DeliverTo(address));

        host.deleteDomain(address.domain());

        host.addDomain(address.domain());
        assertThat(host.mailboxes(address.domain())).isEmpty();
        assertThat(host.forwarders().orElseThrow().list(address.domain())).isEmpty();
        assertThat(host.catchAll().orElseThrow().read(address.domain())).isEqualTo(new CatchAll.Refuse());
    }

    @Test
    void forwardsAnAddressWithoutMailbox() throws Exception {
        MailAddress target = server.mailbox("target@forward.example");
        MailAddress other = server.mailbox("other@forward.example");
        MailAddress source = MailAddress.parse("source@forward.example");
        var forwarders = host.forwarders().orElseThrow();

        forwarders.create(new Forwarder(source, List.of(target.toString())));
        assertThat(forwarders.list(source.domain())).containsExactly(new Forwarder(source, List.of(target.toString())));
        assertThatThrownBy(() -> forwarders.create(new Forwarder(source, List.of(target.toString()))))
                .isInstanceOf(Failure.Conflict.class);
        receive(source.toString(), "one");
        await().atMost(ofSeconds(20)).until(() -> server.messages(target) == 1);

        forwarders.replace(new Forwarder(source, List.of(other.toString())));
        receive(source.toString(), "two");
        await().atMost(ofSeconds(20)).until(() -> server.messages(other) == 1);

        forwarders.remove(source);
        assertThat(forwarders.list(source.domain())).isEmpty();
        assertThat(receive(source.toString(), "three")).startsWith("550");
    }

    @Test
    void catchesAllButTheMailOfMailboxes() throws Exception {
        MailAddress catcher = server.mailbox("catcher@catch.example");
        MailAddress known = server.mailbox("known@catch.example");
        CatchAll catchAll = host.catchAll().orElseThrow();
        assertThat(catchAll.read(catcher.domain())).isEqualTo(new CatchAll.Refuse());
        assertThat(receive("anybody@catch.example", "zero")).startsWith("550");

        catchAll.write(catcher.domain(), new CatchAll.DeliverTo(catcher));
        assertThat(catchAll.read(catcher.domain())).isEqualTo(new CatchAll.DeliverTo(catcher));
        receive("anybody@catch.example", "one");
        receive("known@catch.example", "two");

        await().atMost(ofSeconds(20)).until(() -> server.messages(catcher) == 1 && server.messages(known) == 1);
        catchAll.write(catcher.domain(), new CatchAll.Refuse());
        assertThat(receive("anybody@catch.example", "three")).startsWith("550");
    }

    @Test
    void deliversToAnotherNameOfTheDomain() throws Exception {
        MailAddress address = server.mailbox("me@main.example");
        DomainName alias = new DomainName("other-name.example");
        var aliases = host.domainAliases().orElseThrow();

        aliases.add(address.domain(), new DomainAlias(alias, DomainAlias.Kind.ALIAS));
        assertThat(host.domains()).doesNotContain(alias);
        assertThat(host.domain(address.domain()).aliases())
                .containsExactly(new DomainAlias(alias, DomainAlias.Kind.ALIAS));
        receive("me@other-name.example", "by the other name");
        await().atMost(ofSeconds(20)).until(() -> server.messages(address) == 1);

        aliases.remove(address.domain(), alias);
        assertThat(host.domain(address.domain()).aliases()).isEmpty();
        assertThat(receive("me@other-name.example", "too late")).startsWith("550");
    }

    @Test
    void namesTheRecordsThatDnsNeeds() {
        DomainName domain = server.domain("records.example");

        List<RequiredRecord> records = host.requiredRecords(domain);

        assertThat(records)
                .filteredOn(record -> record.purpose() == RequiredRecord.Purpose.MX)
                .extracting(RequiredRecord::value)
                .containsExactly("10 mail.example.com");
        assertThat(records)
                .filteredOn(record -> record.purpose() == RequiredRecord.Purpose.DKIM)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.name().value()).isEqualTo("mailhelm1._domainkey.records.example");
                    assertThat(record.value()).startsWith("v=DKIM1; k=rsa; p=MIIB");
                });
        assertThat(host.requiredRecords(domain)).isEqualTo(records);
    }

    @Test
    void tellsMailProgramsWhereToConnect() {
        assertThat(host.clientSettings(server.domain("records.example")).endpoints())
                .extracting("port")
                .containsExactlyInAnyOrder(
                        server.submission(), server.submissions(), server.imap(), server.imaps(), server.pop3s());
    }

    private String receive(String to, String subject) throws Exception {
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            return smtp.deliver("somebody@elsewhere.test", to, "Subject: " + subject + "\r\n\r\nText");
        }
    }
}
