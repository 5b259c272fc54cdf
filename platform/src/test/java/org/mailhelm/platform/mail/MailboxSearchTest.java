package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.mail.MailboxSearch.Found;
import org.mailhelm.platform.mail.MailboxSearch.Scope;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

class MailboxSearchTest {

    private static final DomainName ONE = new DomainName("one.example");
    private static final DomainName BOOKS = new DomainName("xn--bcher-kva.example");
    private static final DomainName ELSEWHERE = new DomainName("elsewhere.example");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void findsByEitherSpellingAndTakesSignsLiterally(Database database) {
        try (TestHost host = started(database)) {
            Scope all = Scope.of(Set.of("a"));

            assertThat(names(find(host, all, query("bücher", "name", false))))
                    .containsExactly("info@xn--bcher-kva.example");
            assertThat(names(find(host, all, query("INFO@XN--", "name", false))))
                    .containsExactly("info@xn--bcher-kva.example");
            assertThat(names(find(host, all, query("a_b", "name", false)))).containsExactly("a_b@one.example");
            assertThat(find(host, all, query("%", "name", false)).total()).isZero();
            assertThat(find(host, all, query("' or '1'='1", "name", false)).total())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void staysInItsScope(Database database) {
        try (TestHost host = started(database)) {
            assertThat(names(find(host, Scope.of(BOOKS), query("", "name", false))))
                    .containsExactly("info@xn--bcher-kva.example");
            assertThat(find(host, Scope.of(Set.of("a")), query("", "name", false))
                            .total())
                    .isEqualTo(5);
            assertThat(names(find(host, Scope.of(Set.of("b")), query("", "name", false))))
                    .containsExactly("root@elsewhere.example");
            assertThat(find(host, Scope.of(Set.of()), query("", "name", false)).total())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void sortsAlikeOnEveryDatabaseAlsoWhereNothingIsKnown(Database database) {
        try (TestHost host = started(database)) {
            Scope scope = Scope.of(ONE);

            assertThat(names(find(host, scope, query("", "storage", true))))
                    .containsExactly("mara@one.example", "anna@one.example", "a_b@one.example", "zoe@one.example");
            assertThat(names(find(host, scope, query("", "full", true))).get(0)).isEqualTo("anna@one.example");
            assertThat(names(find(host, scope, query("", "sent", false))).get(0))
                    .isEqualTo("zoe@one.example");
            assertThat(names(find(host, Scope.of(Set.of("a")), query("", "domain", true)))
                            .get(0))
                    .isEqualTo("info@xn--bcher-kva.example");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void filtersAndCounts(Database database) {
        try (TestHost host = started(database)) {
            Scope scope = Scope.of(ONE);
            ListQuery full = new ListQuery("", "name", false, 1, 50, Optional.of(ListFilter.NEARLY_FULL));
            ListQuery suspended = new ListQuery("", "name", false, 1, 50, Optional.of(ListFilter.SUSPENDED));

            assertThat(names(find(host, scope, full))).containsExactly("anna@one.example");
            assertThat(names(find(host, scope, suspended))).containsExactly("mara@one.example");
            MailboxSearch.Sum sum = host.bean(MailboxSearch.class).sum(Set.of("a"));
            assertThat(sum.mailboxes()).isEqualTo(5);
            assertThat(sum.usedBytes()).isEqualTo(1095);
            assertThat(sum.unread()).isZero();
            assertThat(sum.oldest()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void cutsFiveThousandIntoParts(Database database) {
        try (TestHost host = started(database)) {
            List<Mailbox> many = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                many.add(mailbox(String.format("box%04d@one.example", i), i, 100_000, false, Optional.of(1)));
            }
            Snapshot snapshot = host.bean(Snapshot.class);
            snapshot.storeMailboxes(ONE, snapshot.domain(ONE).orElseThrow().version(), many);
            MailboxSearch search = host.bean(MailboxSearch.class);
            ListQuery query = query("box", "name", false);

            Found middle = search.find(Scope.of(ONE), query, 2500, 50, Optional.empty());
            Found last = search.find(Scope.of(ONE), query, 4990, 50, Optional.empty());
            Found beyond = search.find(Scope.of(ONE), query, 6000, 50, Optional.empty());

            assertThat(names(middle)).hasSize(50).startsWith("box2500@one.example");
            assertThat(middle.total()).isEqualTo(5000);
            assertThat(names(last)).hasSize(10);
            assertThat(last.total()).isEqualTo(5000);
            assertThat(beyond.rows()).isEmpty();
            assertThat(beyond.total()).isEqualTo(5000);
        }
    }

    private TestHost started(Database database) {
        TestHost host = database.start(folder, Map.of(), new FakeMailHosts());
        Snapshot snapshot = host.bean(Snapshot.class);
        Set<String> live = Set.of("a", "b");
        snapshot.storeDomains("a", snapshot.host("a").version(), List.of(ONE, BOOKS), live);
        snapshot.storeDomains("b", snapshot.host("b").version(), List.of(ELSEWHERE), live);
        snapshot.storeMailboxes(
                ONE,
                0,
                List.of(
                        mailbox("anna@one.example", 95, 100, false, Optional.of(3)),
                        mailbox("mara@one.example", 1000, 0, true, Optional.of(7)),
                        mailbox("a_b@one.example", 0, 100, false, Optional.of(1)),
                        new Mailbox(
                                MailAddress.parse("zoe@one.example"),
                                Quota.unlimited(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
        snapshot.storeMailboxes(
                BOOKS, 0, List.of(mailbox("info@xn--bcher-kva.example", 0, 100, false, Optional.empty())));
        snapshot.storeMailboxes(
                ELSEWHERE, 0, List.of(mailbox("root@elsewhere.example", 0, 100, false, Optional.empty())));
        return host;
    }

    private static Mailbox mailbox(String address, long used, long limit, boolean suspended, Optional<Integer> sent) {
        return new Mailbox(
                MailAddress.parse(address),
                new Quota(limit == 0 ? Optional.empty() : Optional.of(new ByteSize(limit))),
                Optional.of(new ByteSize(used)),
                Optional.empty(),
                sent,
                suspended);
    }

    private static ListQuery query(String text, String sort, boolean descending) {
        return new ListQuery(text, sort, descending, 1, 50, Optional.empty());
    }

    private static Found find(TestHost host, Scope scope, ListQuery query) {
        return host.bean(MailboxSearch.class).find(scope, query, 0, 50, Optional.empty());
    }

    private static List<String> names(Found found) {
        return found.rows().stream().map(MailboxRow::address).toList();
    }
}
