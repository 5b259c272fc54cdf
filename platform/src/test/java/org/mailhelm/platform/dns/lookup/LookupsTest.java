package org.mailhelm.platform.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.lookup.Answer.Absent;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Found;
import org.mailhelm.platform.dns.lookup.Answer.Reason;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.testing.StubDns;
import org.mailhelm.platform.testing.StubDns.Manner;

class LookupsTest {

    private static final Question MX = new Question("example.test", RecordType.MX);
    private static final Duration PATIENCE = Duration.ofMillis(600);

    private final StubDns resolver = StubDns.resolver();
    private final List<AutoCloseable> others = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        resolver.close();
        for (AutoCloseable other : others) {
            other.close();
        }
    }

    @Test
    void tellsRecordsFromANameWithoutThemAndFromNoName() {
        resolver.with("example.test", "MX", "10 Mail.example.test.").with("example.test", "MX", "20 b.example.test.");
        Lookups lookups = resolversOnly(200);

        Answer there = lookups.look(MX).join().answer();
        Answer otherType = lookups.look(new Question("example.test", RecordType.CAA))
                .join()
                .answer();
        Answer nothing = lookups.look(new Question("no.example.test", RecordType.A))
                .join()
                .answer();

        assertThat(there)
                .isEqualTo(new Found(
                        List.of("10 mail.example.test", "20 b.example.test"),
                        Duration.ofSeconds(300),
                        List.of(),
                        false));
        assertThat(otherType).isEqualTo(new Absent(Reason.NO_SUCH_TYPE, Duration.ZERO, List.of()));
        assertThat(nothing).isEqualTo(new Absent(Reason.NO_SUCH_NAME, Duration.ZERO, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "SILENT, TIMEOUT",
        "FAILING, SERVER_FAILURE",
        "REFUSING, REFUSED",
        "BESIDE, MALFORMED",
        "NOISE, MALFORMED",
        "BOGUS, BOGUS"
    })
    void knowsNothingWhereNoAnswerCame(Manner manner, Cause cause) {
        resolver.with("example.test", "MX", "10 mail.example.test.").be(manner);

        Answer answer = resolversOnly(200).look(MX).join().answer();

        assertThat(answer).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.cause()).isEqualTo(cause);
            assertThat(unknown.detail()).contains("127.0.0.1");
        });
    }

    @Test
    void asksASilentServerTwice() {
        resolver.be(Manner.SILENT);

        resolversOnly(200).look(MX).join();

        assertThat(resolver.asked()).hasSize(2);
    }

    @Test
    void takesATruncatedAnswerOverTcpAndJoinsItsStrings() {
        String key = "v=DKIM1; p=" + "A".repeat(900);
        resolver.text("x._domainkey.example.test", key).be(Manner.TRUNCATING);

        Sighting seen = resolversOnly(200)
                .look(new Question("x._domainkey.example.test", RecordType.TXT))
                .join();

        assertThat(seen.values()).containsExactly(key);
        assertThat(resolver.overTcp()).isEqualTo(1);
    }

    @Test
    void followsAliasesAndNoticesACircle() {
        resolver.with("mail.example.test", "CNAME", "host.other.test.")
                .with("host.other.test", "A", "192.0.2.1")
                .with("a.example.test", "CNAME", "b.example.test.")
                .with("b.example.test", "CNAME", "a.example.test.");
        Lookups lookups = resolversOnly(200);

        Answer there = lookups.look(new Question("mail.example.test", RecordType.A))
                .join()
                .answer();
        Answer circle = lookups.look(new Question("a.example.test", RecordType.A))
                .join()
                .answer();

        assertThat(there.values()).containsExactly("192.0.2.1");
        assertThat(there.aliases()).containsExactly("host.other.test");
        assertThat(circle)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.cause()).isEqualTo(Cause.LOOP));
    }

    @Test
    void believesTheZonesOwnServersBeforeAResolver() {
        StubDns authority = authority("127.0.0.2", 0)
                .with("example.test", "SOA", "ns.example.test. host.example.test. 1 1 1 1 60")
                .with("example.test", "MX", "10 new.example.test.");
        delegate("example.test", "127.0.0.2");
        resolver.with("example.test", "MX", "10 old.example.test.");

        Sighting seen = everybody(authority).look(MX).join();

        assertThat(seen.values()).containsExactly("10 new.example.test");
        assertThat(seen.fromZone()).isTrue();
        assertThat(seen.resolvers())
                .singleElement()
                .satisfies(one -> assertThat(one.answer().values()).containsExactly("10 old.example.test"));
    }

    @Test
    void walksUpToTheZoneOnceAndFollowsWhereItLeads() {
        StubDns authority = authority("127.0.0.2", 0)
                .with("example.test", "SOA", "ns.example.test. host.example.test. 1 1 1 1 60")
                .with("mail.example.test", "CNAME", "host.other.test.")
                .with("sub.example.test", "NS", "ns.sub.example.test.");
        StubDns below = authority("127.0.0.3", authority.address().getPort())
                .with("sub.example.test", "SOA", "ns.example.test. host.example.test. 1 1 1 1 60")
                .with("x.sub.example.test", "A", "192.0.2.7");
        StubDns other = authority("127.0.0.4", authority.address().getPort())
                .with("other.test", "SOA", "ns.example.test. host.example.test. 1 1 1 1 60")
                .with("host.other.test", "A", "192.0.2.9");
        delegate("example.test", "127.0.0.2");
        delegate("sub.example.test", "127.0.0.3");
        delegate("other.test", "127.0.0.4");
        Lookups lookups = everybody(authority);

        assertThat(lookups.zone("_dmarc.example.test").join()).contains("example.test");
        Answer alias = lookups.look(new Question("mail.example.test", RecordType.A))
                .join()
                .authoritative()
                .orElseThrow();
        Answer deep = lookups.look(new Question("x.sub.example.test", RecordType.A))
                .join()
                .authoritative()
                .orElseThrow();

        assertThat(alias.values()).containsExactly("192.0.2.9");
        assertThat(alias.aliases()).containsExactly("host.other.test");
        assertThat(deep.values()).containsExactly("192.0.2.7");
        assertThat(resolver.asked().stream().filter("example.test. NS"::equals)).hasSize(1);
        assertThat(below.asked()).contains("x.sub.example.test. A");
        assertThat(other.asked()).contains("host.other.test. A");
    }

    @Test
    void asksTheNextServerOfAZoneAndThenTheResolvers() {
        StubDns silent = authority("127.0.0.2", 0).be(Manner.REFUSING);
        StubDns good = authority("127.0.0.3", silent.address().getPort())
                .with("example.test", "SOA", "ns.example.test. host.example.test. 1 1 1 1 60")
                .with("example.test", "MX", "10 new.example.test.");
        delegate("example.test", "127.0.0.2");
        resolver.with("example.test", "NS", "ns2.example.test.").with("ns2.example.test", "A", "127.0.0.3");
        resolver.with("example.test", "MX", "10 old.example.test.");
        Lookups lookups = everybody(silent);

        assertThat(lookups.look(MX).join().values()).containsExactly("10 new.example.test");

        good.be(Manner.REFUSING);
        Sighting seen = lookups.look(MX).join();
        assertThat(seen.fromZone()).isFalse();
        assertThat(seen.values()).containsExactly("10 old.example.test");
    }

    @Test
    void keepsToTheNamedResolversInAClosedNetwork() {
        StubDns authority = authority("127.0.0.2", 0);
        delegate("example.test", "127.0.0.2");
        resolver.with("example.test", "MX", "10 mail.example.test.");

        Sighting seen = resolversOnly(200).look(MX).join();

        assertThat(seen.authoritative()).isEmpty();
        assertThat(authority.asked()).isEmpty();
        assertThat(seen.values()).containsExactly("10 mail.example.test");
    }

    @Test
    void hasNoMoreQuestionsOnTheirWayThanItMay() {
        resolver.after(Duration.ofMillis(20));
        Lookups lookups = resolversOnly(25);

        List<CompletableFuture<Sighting>> asked = IntStream.range(0, 300)
                .mapToObj(i -> lookups.look(new Question("h" + i + ".example.test", RecordType.A)))
                .toList();
        asked.forEach(CompletableFuture::join);

        assertThat(asked).allMatch(one -> one.join().answer().known());
        assertThat(resolver.mostAtOnce()).isBetween(2, 25);
    }

    @Test
    void asksAboutNamesThatAreLongOrNone() {
        String longest = ("a".repeat(60) + ".").repeat(4).substring(0, 240) + ".example.test";
        Lookups lookups = resolversOnly(200);

        assertThat(lookups.look(new Question(longest, RecordType.TXT))
                        .join()
                        .answer()
                        .known())
                .isTrue();
        assertThat(lookups.look(new Question("a".repeat(64) + ".test", RecordType.TXT))
                        .join()
                        .answer())
                .isInstanceOf(Unknown.class);
        assertThat(lookups.look(new Question("a..test", RecordType.TXT)).join().answer())
                .isInstanceOf(Unknown.class);
    }

    private void delegate(String zone, String address) {
        resolver.with(zone, "NS", "ns." + zone + ".").with("ns." + zone, "A", address);
    }

    private StubDns authority(String address, int port) {
        StubDns server = StubDns.authority(address, port);
        others.add(server);
        return server;
    }

    private Lookups resolversOnly(int inFlight) {
        return lookups(new LookupSettings(List.of(resolver.address()), true, 53, PATIENCE, inFlight));
    }

    private Lookups everybody(StubDns authority) {
        return lookups(new LookupSettings(
                List.of(resolver.address()), false, authority.address().getPort(), PATIENCE, 200));
    }

    private Lookups lookups(LookupSettings settings) {
        Lookups lookups = new Lookups(settings, Clock.systemUTC());
        others.add(lookups::close);
        return lookups;
    }
}
