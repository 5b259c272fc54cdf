package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;

/** What every {@link DnsZones} must be able to do. The tests write below fresh names of a zone that is there. */
public abstract class DnsZonesContract {

    private static final Duration TTL = Duration.ofMinutes(10);
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** The service under test. */
    protected abstract DnsZones zones();

    /** A zone that is there and may be changed. */
    protected abstract Zone zone();

    /** A zone that isn't there. Override it where an id doesn't hold the zone's name. */
    protected Zone missingZone() {
        return new Zone(
                zone().id().replace(zone().name().value(), "missing.example"),
                new DomainName("missing.example"),
                true,
                true,
                List.of());
    }

    @Test
    void listsItsZone() {
        assertThat(zones().zones()).extracting(Zone::name).contains(zone().name());
    }

    @Test
    void findsTheZoneOfANameBelowIt() {
        DomainName below = zone().name().child("b").child("a");

        assertThat(zones().zoneOf(below)).map(Zone::name).contains(zone().name());
        assertThat(zones().zoneOf(zone().name())).map(Zone::id).contains(zone().id());
    }

    @Test
    void findsNoZoneForAStrangersName() {
        assertThat(zones().zoneOf(new DomainName("x" + zone().name()))).isEmpty();
    }

    @Test
    void readsBackWhatItWrote() {
        List<RecordSet> sets = List.of(
                RecordSet.of(fresh(), RecordType.A, "192.0.2.1", "192.0.2.2"),
                RecordSet.of(fresh(), RecordType.AAAA, "2001:db8::1"),
                RecordSet.of(fresh(), RecordType.CNAME, "target.example.net"),
                RecordSet.of(fresh(), RecordType.MX, "10 mx1.example.net", "20 mx2.example.net"),
                RecordSet.of("_imaps._tcp." + fresh(), RecordType.SRV, "0 1 993 mail.example.net"),
                RecordSet.of(fresh(), RecordType.CAA, "0 issue \"letsencrypt.org\""),
                RecordSet.of(fresh(), RecordType.TXT, "v=spf1 include:example.net -all", "another=one"),
                RecordSet.of("*." + fresh(), RecordType.A, "192.0.2.3"));

        for (RecordSet set : sets) {
            write(RecordChange.create(set.withTtl(TTL)));
        }

        assertThat(zones().records(zone()))
                .usingElementComparator(DnsZonesContract::compare)
                .containsAll(sets);
    }

    @Test
    void readsTheNamesThatItIsAskedFor() {
        RecordSet asked = RecordSet.of(fresh(), RecordType.TXT, "asked for");
        RecordSet mail = RecordSet.of(asked.name(), RecordType.MX, "10 mx.example.net");
        RecordSet other = RecordSet.of(fresh(), RecordType.TXT, "not asked for");
        for (RecordSet set : List.of(asked, mail, other)) {
            write(RecordChange.create(set.withTtl(TTL)));
        }

        assertThat(zones().records(zone(), Set.of(asked.name(), fresh())))
                .usingElementComparator(DnsZonesContract::compare)
                .containsExactlyInAnyOrder(asked, mail);
    }

    @Test
    void takesNoWildcardForARecordOfTheNamesBelowIt() {
        String parent = fresh();
        RecordSet wildcard =
                RecordSet.of("*." + parent, RecordType.TXT, "for all").withTtl(TTL);
        RecordSet own = RecordSet.of("own." + parent, RecordType.TXT, "for one").withTtl(TTL);
        write(RecordChange.create(wildcard));

        assertThat(zones().records(zone(), Set.of(own.name()))).isEmpty();
        write(RecordChange.create(own));
        assertThat(zones().records(zone(), Set.of(own.name(), wildcard.name())))
                .usingElementComparator(DnsZonesContract::compare)
                .containsExactlyInAnyOrder(own, wildcard);
        write(RecordChange.delete(own));
    }

    @Test
    void takesNamesOfEveryLengthAndScript() {
        int room = 253 - zone().name().value().length() - 1;
        StringBuilder labels = new StringBuilder();
        while (room - labels.length() > 63) {
            labels.append("a".repeat(Math.min(62, room - labels.length() - 2))).append('.');
        }
        labels.append("b".repeat(room - labels.length()));
        RecordSet longest = RecordSet.of(labels + "." + zone().name(), RecordType.A, "192.0.2.1");
        RecordSet umlaut = RecordSet.of("xn--bcher-kva." + fresh(), RecordType.A, "192.0.2.1");

        for (RecordSet set : List.of(longest, umlaut)) {
            write(RecordChange.create(set.withTtl(TTL)));
            assertThat(read(set.name(), set.type())).map(RecordSet::values).contains(set.values());
            write(RecordChange.delete(set.withTtl(TTL)));
        }
    }

    @Test
    void keepsTextsAsTheyAre() {
        List<String> texts = List.of(
                "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkqhkiG9w0B/+".repeat(20),
                "quotes \"inside\" and a \\ backslash; semicolons",
                "Grüße, 世界",
                "ends with a backslash\\",
                " spaces  at both ends ");

        for (String text : texts) {
            String name = fresh();
            write(RecordChange.create(RecordSet.of(name, RecordType.TXT, text).withTtl(TTL)));

            assertThat(read(name, RecordType.TXT)).map(RecordSet::values).contains(List.of(text));
        }
    }

    @Test
    void keepsTheTimeToLive() {
        String name = fresh();
        write(RecordChange.create(RecordSet.of(name, RecordType.A, "192.0.2.1").withTtl(Duration.ofHours(2))));

        assertThat(read(name, RecordType.A).flatMap(RecordSet::ttl)).contains(Duration.ofHours(2));
    }

    @Test
    void keepsARemarkWhereItCan() {
        if (zones().abilities().attributes().contains(RecordSet.COMMENT)) {
            String name = fresh();
            RecordSet remarked = remarked(name, "192.0.2.1", "made by a test");
            write(RecordChange.create(remarked));
            assertThat(remark(name)).contains("made by a test");

            RecordSet other = remarked(name, "192.0.2.1", "changed by a test");
            write(RecordChange.replace(remarked, other));
            assertThat(remark(name)).contains("changed by a test");

            write(RecordChange.replace(other, remarked(name, "192.0.2.1", "")));
            assertThat(remark(name)).isEmpty();
        }
    }

    @Test
    void leavesAloneWhatAChangeLeavesOpen() {
        String name = fresh();
        boolean remarks = zones().abilities().attributes().contains(RecordSet.COMMENT);
        write(RecordChange.create(
                remarks
                        ? remarked(name, "192.0.2.1", "stays")
                        : RecordSet.of(name, RecordType.A, "192.0.2.1").withTtl(TTL)));
        write(RecordChange.replace(
                RecordSet.of(name, RecordType.A, "192.0.2.1"), RecordSet.of(name, RecordType.A, "192.0.2.2")));

        assertThat(read(name, RecordType.A).flatMap(RecordSet::ttl)).contains(TTL);
        assertThat(remark(name)).isEqualTo(remarks ? Optional.of("stays") : Optional.empty());
    }

    @Test
    void putsAnAddressInThePlaceOfAnAlias() {
        String name = fresh();
        RecordSet alias =
                RecordSet.of(name, RecordType.CNAME, "elsewhere.example.net").withTtl(TTL);
        RecordSet address = RecordSet.of(name, RecordType.A, "192.0.2.1").withTtl(TTL);
        write(RecordChange.create(alias));

        List<RecordChange> changes = List.of(RecordChange.delete(alias), RecordChange.create(address));
        assertThat(zones().apply(zone(), changes).done()).isEqualTo(changes);
        assertThat(read(name, RecordType.CNAME)).isEmpty();
        assertThat(read(name, RecordType.A)).isPresent();
    }

    @Test
    void replacesASet() {
        String name = fresh();
        RecordSet old =
                RecordSet.of(name, RecordType.A, "192.0.2.1", "192.0.2.2").withTtl(TTL);
        RecordSet young =
                RecordSet.of(name, RecordType.A, "192.0.2.2", "192.0.2.3").withTtl(TTL);
        write(RecordChange.create(old));
        write(RecordChange.replace(old, young));

        assertThat(read(name, RecordType.A).orElseThrow().values()).containsExactlyInAnyOrder("192.0.2.2", "192.0.2.3");
    }

    @Test
    void deletesASetAndNoOther() {
        String name = fresh();
        RecordSet text = RecordSet.of(name, RecordType.TXT, "stays").withTtl(TTL);
        RecordSet address = RecordSet.of(name, RecordType.A, "192.0.2.1").withTtl(TTL);
        write(RecordChange.create(text));
        write(RecordChange.create(address));
        write(RecordChange.delete(address));

        assertThat(read(name, RecordType.A)).isEmpty();
        assertThat(read(name, RecordType.TXT)).isPresent();
    }

    @Test
    void countsAsDoneWhatIsDone() {
        RecordSet set = RecordSet.of(fresh(), RecordType.MX, "10 a.example.net", "20 b.example.net")
                .withTtl(TTL);
        RecordSet turned = RecordSet.of(set.name(), RecordType.MX, "20 b.example.net", "10 a.example.net")
                .withTtl(TTL);
        write(RecordChange.create(set));
        write(RecordChange.create(turned));
        write(RecordChange.delete(set));
        write(RecordChange.delete(set));

        assertThat(read(set.name(), RecordType.MX)).isEmpty();
    }

    @Test
    void refusesAChangeOfWhatIsOtherwiseByNow() {
        String name = fresh();
        RecordSet thought = RecordSet.of(name, RecordType.A, "192.0.2.1").withTtl(TTL);
        RecordSet real = RecordSet.of(name, RecordType.A, "192.0.2.9").withTtl(TTL);
        RecordSet wanted = RecordSet.of(name, RecordType.A, "192.0.2.2").withTtl(TTL);
        write(RecordChange.create(real));

        for (RecordChange change : List.of(
                RecordChange.replace(thought, wanted), RecordChange.delete(thought), RecordChange.create(wanted))) {
            assertThatThrownBy(() -> zones().apply(zone(), List.of(change))).isInstanceOf(Failure.Conflict.class);
        }
        assertThat(read(name, RecordType.A).map(RecordSet::values)).contains(real.values());
    }

    @Test
    void doesAllOrSaysWhatItDid() {
        RecordSet good = RecordSet.of(fresh(), RecordType.A, "192.0.2.1").withTtl(TTL);
        RecordSet gone = RecordSet.of(fresh(), RecordType.A, "192.0.2.1").withTtl(TTL);
        RecordChange stale = RecordChange.replace(gone, gone.withTtl(Duration.ofHours(1)));
        List<RecordChange> changes = List.of(RecordChange.create(good), stale);

        if (zones().abilities().atomic()) {
            assertThatThrownBy(() -> zones().apply(zone(), changes)).isInstanceOf(Failure.Conflict.class);
            assertThat(read(good.name(), RecordType.A)).isEmpty();
        } else {
            Applied applied = zones().apply(zone(), changes);
            assertThat(applied.done()).containsExactly(changes.get(0));
            assertThat(applied.stoppedBy()).get().isInstanceOf(Failure.Conflict.class);
        }
    }

    @Test
    void leavesOutWhatOnlyTheServerChanges() {
        assertThat(zones().records(zone()))
                .extracting(set -> set.type().name())
                .doesNotContain("SOA", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "DNSKEY", "CDS", "CDNSKEY");
    }

    @Test
    void saysThatAZoneIsNotThere() {
        assertThatThrownBy(() -> zones().records(missingZone())).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void takesChangesFromManyThreads() {
        String parent = fresh();

        Together.run(
                8,
                number -> write(
                        RecordChange.create(RecordSet.of("t" + number + "." + parent, RecordType.A, "192.0.2." + number)
                                .withTtl(TTL))));

        assertThat(zones().records(zone()))
                .filteredOn(set -> set.name().endsWith("." + parent))
                .hasSize(8);
    }

    private static RecordSet remarked(String name, String address, String remark) {
        return new RecordSet(name, RecordType.A, Optional.of(TTL), List.of(address), Map.of(RecordSet.COMMENT, remark));
    }

    private Optional<String> remark(String name) {
        return read(name, RecordType.A)
                .flatMap(set -> Optional.ofNullable(set.attributes().get(RecordSet.COMMENT)));
    }

    private void write(RecordChange change) {
        Applied applied = zones().apply(zone(), List.of(change));
        assertThat(applied.stoppedBy()).isEmpty();
        assertThat(applied.done()).containsExactly(change);
    }

    private Optional<RecordSet> read(String name, RecordType type) {
        return zones().records(zone()).stream()
                .filter(set -> set.name().equals(name) && set.type().equals(type))
                .findFirst();
    }

    private String fresh() {
        return "n" + NAMES.incrementAndGet() + "." + zone().name();
    }

    private static int compare(RecordSet a, RecordSet b) {
        boolean same = a.name().equals(b.name())
                && a.type().equals(b.type())
                && List.copyOf(a.values().stream().sorted().toList())
                        .equals(b.values().stream().sorted().toList());
        return same ? 0 : 1;
    }
}
