package org.mailhelm.platform.dns.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** What holds for plans of any zone. */
class PlanPropertyTest {

    private static final DomainName APEX = new DomainName("example.com");

    /** A value that may stand in a zone. */
    record Entry(String name, String type, String value) {}

    @Property(tries = 500)
    void afterEverythingIsAppliedThereIsNothingToDo(
            @ForAll("zones") List<RecordSet> zone,
            @ForAll("wishes") List<DesiredRecord> desired,
            @ForAll("wishes") List<DesiredRecord> former,
            @ForAll boolean chosen) {
        List<Owned> owned =
                claims(Planner.plan(former, view(zone), List.of(), chosen).changing());
        List<RecordSet> start = Zones.after(
                zone,
                Plan.changes(Planner.plan(former, view(zone), List.of(), chosen).changing(), view(zone)));

        Plan plan = Planner.plan(desired, view(start), owned, chosen);
        Set<String> all = plan.changing().stream().map(Item::id).collect(Collectors.toSet());
        List<Item> items = plan.chosen(any -> true, all);
        List<RecordSet> after = Zones.after(start, Plan.changes(items, view(start)));
        Plan second = Planner.plan(desired, view(after), keep(owned, items), chosen);

        assertThat(second.changing())
                .as("plan %s%nof %s", plan.changing(), start)
                .isEmpty();
        assertThat(plan.items()).extracting(Item::id).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void thePlanFromTheNamesItNeedsIsThatFromTheWholeZone(
            @ForAll("zones") List<RecordSet> zone,
            @ForAll("wishes") List<DesiredRecord> desired,
            @ForAll("wishes") List<DesiredRecord> former) {
        List<Owned> owned =
                claims(Planner.plan(former, view(zone), List.of(), false).changing());
        Set<String> names = Planner.names(desired, APEX, owned);
        List<RecordSet> read =
                zone.stream().filter(set -> names.contains(set.name())).toList();

        assertThat(Planner.plan(desired, view(read), owned, false))
                .isEqualTo(Planner.plan(desired, view(zone), owned, false));
    }

    @Property(tries = 500)
    void whatIsNotOursStaysUnlessItIsConfirmed(
            @ForAll("zones") List<RecordSet> zone, @ForAll("wishes") List<DesiredRecord> desired) {
        Plan plan = Planner.plan(desired, view(zone), List.of(), false);

        List<RecordSet> after = Zones.after(zone, Plan.changes(plan.chosen(any -> true, Set.of()), view(zone)));

        for (RecordSet set : zone) {
            List<String> values =
                    set.values().stream().filter(value -> !Spf.is(value)).toList();
            assertThat(after.stream()
                            .filter(other -> other.name().equals(set.name())
                                    && other.type().equals(set.type()))
                            .flatMap(other -> other.values().stream()))
                    .containsAll(values.stream()
                            .filter(value -> !(set.type().equals(RecordType.MX) && value.endsWith("host.example")))
                            .toList());
        }
    }

    @Provide
    Arbitrary<List<RecordSet>> zones() {
        Arbitrary<String> names = Arbitraries.of(
                "example.com", "mail.example.com", "_dmarc.example.com", "x._domainkey.example.com", "www.example.com");
        Arbitrary<String> texts = Arbitraries.of(
                "v=spf1 a -all",
                "v=spf1 include:host.example ~all",
                "v=spf1 redirect=r.example",
                "v=spf1 +all",
                "v=DMARC1; p=reject",
                "v=DMARC1; p=bad",
                "v=DKIM1; p=AAA",
                "v=DKIM1; p=BBB",
                "proof",
                "anything");
        Arbitrary<Entry> entries = Arbitraries.oneOf(
                Combinators.combine(names, texts).as((name, text) -> new Entry(name, "TXT", text)),
                Combinators.combine(
                                names,
                                Arbitraries.of(
                                        "10 mail.host.example", "5 mail.host.example", "20 other.example", "0 ."))
                        .as((name, value) -> new Entry(name, "MX", value)),
                names.filter(name -> !name.equals("example.com"))
                        .flatMap(name -> Arbitraries.of("mail.host.example", "elsewhere.example")
                                .map(value -> new Entry(name, "CNAME", value))),
                names.map(name -> new Entry(name, "A", "192.0.2.1")),
                Arbitraries.of("0 1 993 mail.host.example", "0 1 993 other.example")
                        .map(value -> new Entry("_imaps._tcp.example.com", "SRV", value)));
        return entries.list().ofMaxSize(12).map(PlanPropertyTest::sets);
    }

    @Provide
    Arbitrary<List<DesiredRecord>> wishes() {
        Arbitrary<DesiredRecord> wishes = Arbitraries.of(
                PlannerTest.record(Topic.MX, "example.com", "MX", "10 mail.host.example"),
                PlannerTest.record(Topic.MX, "example.com", "MX", "20 second.host.example"),
                PlannerTest.record(Topic.SPF, "example.com", "TXT", "v=spf1 include:host.example -all"),
                PlannerTest.record(Topic.SPF, "example.com", "TXT", "v=spf1 mx include:young.example ~all"),
                PlannerTest.record(Topic.DKIM, "x._domainkey.example.com", "TXT", "v=DKIM1; p=AAA"),
                PlannerTest.record(Topic.DMARC, "_dmarc.example.com", "TXT", "v=DMARC1; p=quarantine"),
                PlannerTest.record(Topic.VERIFICATION, "example.com", "TXT", "proof"),
                PlannerTest.record(Topic.MAIL_HOST, "mail.example.com", "CNAME", "mail.host.example"),
                PlannerTest.record(
                        Topic.CLIENT_DISCOVERY, "_imaps._tcp.example.com", "SRV", "0 1 993 mail.host.example"));
        return wishes.list().ofMaxSize(8).map(PlanPropertyTest::sensible);
    }

    /** A mail host asks for one policy at a time, not for two. */
    private static List<DesiredRecord> sensible(List<DesiredRecord> all) {
        Map<String, DesiredRecord> kept = new LinkedHashMap<>();
        all.forEach(record -> kept.put(
                record.topic() == Topic.SPF ? "spf" : record.name() + " " + record.type() + record.value(), record));
        return List.copyOf(kept.values());
    }

    /** A zone that a server would take: nothing beside an alias. */
    private static List<RecordSet> sets(List<Entry> entries) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Set<String> aliases = entries.stream()
                .filter(entry -> entry.type().equals("CNAME"))
                .map(Entry::name)
                .collect(Collectors.toSet());
        for (Entry entry : entries) {
            boolean alias = entry.type().equals("CNAME");
            if (alias != aliases.contains(entry.name()) || (alias && values.containsKey(entry.name() + " CNAME"))) {
                continue;
            }
            values.computeIfAbsent(entry.name() + " " + entry.type(), key -> new java.util.LinkedHashSet<>())
                    .add(entry.value());
        }
        List<RecordSet> sets = new ArrayList<>();
        values.forEach((key, all) -> sets.add(PlannerTest.set(
                key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1), all.toArray(String[]::new))));
        return sets;
    }

    private static List<Owned> claims(List<Item> items) {
        return items.stream().flatMap(item -> item.claims().stream()).toList();
    }

    private static List<Owned> keep(List<Owned> owned, List<Item> applied) {
        return Ownership.after(owned, applied);
    }

    private static ZoneView view(List<RecordSet> records) {
        return new ZoneView(APEX, Set.of(), records);
    }
}
