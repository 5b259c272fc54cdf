package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

class SnapshotTest {

    private static final DomainName ONE = new DomainName("one.example");
    private static final DomainName TWO = new DomainName("two.example");
    private static final Set<String> LIVE = Set.of("a", "b");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void keepsWhatWasSeen(Database database) {
        try (TestHost host = start(database, new FakeMailHosts())) {
            Snapshot snapshot = host.bean(Snapshot.class);
            long version = snapshot.host("a").version();
            Mailbox full = new Mailbox(
                    MailAddress.parse("mara@one.example"),
                    Quota.ofMebibytes(5),
                    Optional.of(new ByteSize(77)),
                    Optional.of(9600),
                    Optional.of(3),
                    true);
            Mailbox bare = new Mailbox(
                    MailAddress.parse("info@one.example"),
                    Quota.unlimited(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

            assertThat(snapshot.storeDomains("a", version, List.of(ONE, TWO), LIVE))
                    .isTrue();
            assertThat(snapshot.storeMailboxes(ONE, 0, List.of(full, bare))).isTrue();

            assertThat(snapshot.mailboxes(ONE)).extracting(MailboxRow::mailbox).containsExactly(bare, full);
            assertThat(snapshot.domain(ONE)).get().satisfies(row -> {
                assertThat(row.mailboxes()).isEqualTo(2);
                assertThat(row.usedBytes()).isEqualTo(77);
                assertThat(row.readAt()).isNotNull();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void deletingADomainTakesAllThatIsKeptForIt(Database database) {
        try (TestHost host = start(database, new FakeMailHosts())) {
            Snapshot snapshot = host.bean(Snapshot.class);
            snapshot.domainAdded(ONE, "a");
            snapshot.mailboxSeen(mailbox("mara@one.example"));

            snapshot.domainDeleted(ONE, "a");
            snapshot.domainAdded(ONE, "a");

            assertThat(snapshot.mailboxes(ONE)).isEmpty();
            assertThat(snapshot.domain(ONE))
                    .get()
                    .extracting(DomainRow::mailboxes)
                    .isEqualTo(0);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void refusesAnAnswerThatIsOlderThanAChange(Database database) {
        try (TestHost host = start(database, new FakeMailHosts())) {
            Snapshot snapshot = host.bean(Snapshot.class);
            snapshot.domainAdded(ONE, "a");
            long hostVersion = snapshot.host("a").version();
            snapshot.domainAdded(TWO, "a");
            snapshot.mailboxSeen(mailbox("mara@one.example"));

            assertThat(snapshot.storeDomains("a", hostVersion, List.of(ONE), LIVE))
                    .isFalse();
            assertThat(snapshot.storeMailboxes(ONE, 0, List.of())).isFalse();

            assertThat(snapshot.domain(TWO)).isPresent();
            assertThat(snapshot.mailboxes(ONE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void aDomainStaysWithTheHostThatHadItFirst(Database database) {
        try (TestHost host = start(database, new FakeMailHosts())) {
            Snapshot snapshot = host.bean(Snapshot.class);
            snapshot.storeDomains("a", snapshot.host("a").version(), List.of(ONE), LIVE);

            snapshot.storeDomains("b", snapshot.host("b").version(), List.of(ONE), LIVE);
            assertThat(snapshot.domain(ONE))
                    .get()
                    .extracting(DomainRow::connectionId)
                    .isEqualTo("a");

            snapshot.storeDomains("b", snapshot.host("b").version(), List.of(ONE), Set.of("b"));
            assertThat(snapshot.domain(ONE))
                    .get()
                    .extracting(DomainRow::connectionId)
                    .isEqualTo("b");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void findsSortsAndPages(Database database) {
        try (TestHost host = start(database, new FakeMailHosts())) {
            Snapshot snapshot = host.bean(Snapshot.class);
            List<DomainName> names =
                    List.of(ONE, TWO, new DomainName("xn--bcher-kva.example"), new DomainName("one-more.example"));
            snapshot.storeDomains("a", snapshot.host("a").version(), names, LIVE);
            snapshot.mailboxSeen(mailbox("mara@two.example"));
            Sort byCount = Sort.of(Sort.Order.desc("mailboxes"), Sort.Order.asc("name"));

            Snapshot.Found found = snapshot.search(
                    LIVE, java.util.Optional.empty(), "ONE", Pageable.from(0, 1, Sort.of(Sort.Order.desc("name"))));
            assertThat(found.rows()).extracting(DomainRow::name).containsExactly("one.example");
            assertThat(found.total()).isEqualTo(2);
            assertThat(found.all()).isEqualTo(4);
            assertThat(snapshot.search(LIVE, java.util.Optional.empty(), "", Pageable.from(0, 2, byCount))
                            .rows())
                    .extracting(DomainRow::name)
                    .containsExactly("two.example", "one-more.example");
            assertThat(snapshot.search(LIVE, java.util.Optional.empty(), "bücher", Pageable.from(0, 50, byCount))
                            .rows())
                    .extracting(DomainRow::shown)
                    .containsExactly("bücher.example");
            assertThat(snapshot.search(LIVE, java.util.Optional.empty(), "%", Pageable.from(0, 50, byCount))
                            .rows())
                    .isEmpty();
            assertThat(snapshot.search(Set.of("b"), java.util.Optional.empty(), "", Pageable.from(0, 50, byCount))
                            .rows())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void aFreshListCostsNoUpstreamCall(Database database) {
        FakeMailHost fake = new FakeMailHost();
        try (TestHost host = start(database, new FakeMailHosts().with("a", fake))) {
            Domains domains = host.bean(Domains.class);
            Mailboxes mailboxes = host.bean(Mailboxes.class);
            DomainRow domain = domains.add("one.example", Optional.empty());
            mailboxes.create(domain, mailboxes.read(domain, "mara", "Abcdef1!", Optional.empty(), Optional.empty()));
            domains.names();
            mailboxes.fresh(domains.known(ONE));
            int before = fake.calls.get();

            assertThat(domains.names()).containsExactly(ONE.value());
            assertThat(domains.search("", Pageable.from(0, 50)).found().total()).isEqualTo(1);
            assertThat(mailboxes.fresh(domains.known(ONE)).mailboxes()).isEqualTo(1);
            assertThat(seen(host, ONE)).hasSize(1);

            assertThat(fake.calls.get()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void aChangeDuringAReadingIsNotLost(Database database) {
        FakeMailHost fake = new FakeMailHost();
        try (TestHost host = start(database, new FakeMailHosts().with("a", fake))) {
            Domains domains = host.bean(Domains.class);
            fake.beforeAnswer(() -> {
                fake.beforeAnswer(() -> {});
                domains.add("two.example", Optional.empty());
            });

            assertThat(domains.names()).containsExactly(TWO.value());
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void whatAHostHeldIsShownWhileItIsDown(Database database) {
        FakeMailHost fake = new FakeMailHost();
        try (TestHost host = start(database, new FakeMailHosts().with("a", fake))) {
            Domains domains = host.bean(Domains.class);
            Mailboxes mailboxes = host.bean(Mailboxes.class);
            DomainRow domain = domains.add("one.example", Optional.empty());
            mailboxes.create(domain, mailboxes.read(domain, "mara", "Abcdef1!", Optional.empty(), Optional.empty()));
            domains.names();
            mailboxes.fresh(domains.known(ONE));
            fake.down();

            MailboxChange change = MailboxChange.password(Secret.of("Abcdef2!"));
            assertThatThrownBy(() -> mailboxes.change(domain, "mara", change)).isInstanceOf(Failure.Unavailable.class);
            assertThatThrownBy(() -> domains.delete(domain)).isInstanceOf(Failure.Unavailable.class);
            assertThatThrownBy(() -> domains.add("two.example", Optional.empty()))
                    .isInstanceOf(Failure.Unavailable.class);
            assertThatThrownBy(domains::names).isInstanceOf(Failure.Unavailable.class);

            Domains.Listed listed = domains.search("", Pageable.from(0, 50));
            assertThat(listed.found().rows()).extracting(DomainRow::name).containsExactly("one.example");
            assertThat(listed.glance().states().get("a")).satisfies(state -> {
                assertThat(state.problem()).contains("does not answer");
                assertThat(state.readAt()).isNotNull();
            });
            assertThat(seen(host, ONE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void aDomainBelongsToOneHost(Database database) {
        FakeMailHost second = new FakeMailHost();
        FakeMailHosts hosts = new FakeMailHosts().with("a", new FakeMailHost()).with("b", second);
        try (TestHost host = start(database, hosts)) {
            Domains domains = host.bean(Domains.class);
            domains.add("one.example", Optional.of("a"));

            assertThatThrownBy(() -> domains.add("one.example", Optional.of("b")))
                    .isInstanceOf(Failure.Conflict.class);
            assertThatThrownBy(() -> domains.add("two.example", Optional.empty()))
                    .isInstanceOfSatisfying(
                            Failure.InvalidInput.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("connection"));
            domains.add("two.example", Optional.of("Host b"));

            assertThat(second.domains).containsOnlyKeys(TWO);
        }
    }

    private static List<MailboxRow> seen(TestHost host, DomainName name) {
        DomainRow domain = host.bean(Domains.class).known(name);
        host.bean(Mailboxes.class).glance(domain);
        return host.bean(Mailboxes.class)
                .search(domain, ListQuery.first(MailboxList.SORTS))
                .rows();
    }

    private TestHost start(Database database, FakeMailHosts hosts) {
        return database.start(folder, Map.of(), hosts);
    }

    private static Mailbox mailbox(String address) {
        NewMailbox made = new NewMailbox(
                MailAddress.parse(address), Secret.of("Abcdef1!"), Quota.ofMebibytes(1), Optional.empty());
        return new Mailbox(
                made.address(), made.quota(), Optional.of(new ByteSize(1)), Optional.empty(), Optional.empty(), false);
    }
}
