package org.mailhelm.platform.dns.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

class PlannerTest {

    private static final DomainName APEX = new DomainName("example.com");
    private static final String SPF = "v=spf1 include:host.example -all";
    private static final String KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkqAbC";

    @Test
    void createsEverythingInAnEmptyZone() {
        Plan plan = plan(List.of());

        assertThat(plan.items()).extracting(Item::op).containsOnly(Op.CREATE);
        assertThat(Plan.changes(plan.changing(), zone(List.of())))
                .extracting(change -> change.name() + " " + change.type())
                .containsExactlyInAnyOrder(
                        "example.com MX",
                        "example.com TXT",
                        "x._domainkey.example.com TXT",
                        "_dmarc.example.com TXT",
                        "mail.example.com CNAME");
    }

    /** W-02: the reference overwrote the first TXT record at the apex and deleted all the others. */
    @Test
    void leavesOtherTextsOfTheSameNameAlone() {
        RecordSet texts = set("example.com", "TXT", "google-site-verification=Qk3v", "MS=ms123", "vendor=1");

        RecordSet after = apply(List.of(texts)).stream()
                .filter(set -> set.type().equals(RecordType.TXT) && set.name().equals("example.com"))
                .findFirst()
                .orElseThrow();

        assertThat(after.values())
                .containsExactlyInAnyOrder("google-site-verification=Qk3v", "MS=ms123", "vendor=1", SPF);
        assertThat(item(plan(List.of(texts)), Op.FOREIGN).was()).hasSize(3);
    }

    /** W-52: the reference replaced SPF instead of merging it. */
    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:_spf.google.com ~all, v=spf1 include:_spf.google.com include:host.example ~all",
        "v=spf1 ip4:192.0.2.1 a mx -all, v=spf1 ip4:192.0.2.1 a mx include:host.example -all",
        "v=spf1 redirect=_spf.other.example, v=spf1 include:host.example redirect=_spf.other.example",
        "v=spf1 include:a.example +all, v=spf1 include:a.example include:host.example -all",
        "v=spf1 include:host.example.evil.example -all,"
                + " v=spf1 include:host.example.evil.example include:host.example -all",
        "v=spf1, v=spf1 include:host.example -all",
        "V=SPF1 INCLUDE:A.example ?all, v=spf1 INCLUDE:A.example include:host.example ?all",
    })
    void mergesIntoAnSpfThatIsThere(String there, String merged) {
        Item item = topic(plan(List.of(set("example.com", "TXT", there))), Topic.SPF);

        assertThat(item.op()).isEqualTo(Op.CHANGE);
        assertThat(item.becomes()).containsExactly(merged);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:host.example -all",
        "v=spf1 +include:HOST.example. ~all",
        "v=spf1 ip4:192.0.2.1 include:host.example include:x.example redirect=y.example",
    })
    void leavesAnSpfThatCoversWhatIsWanted(String there) {
        assertThat(topic(plan(List.of(set("example.com", "TXT", there))), Topic.SPF)
                        .op())
                .isEqualTo(Op.UNCHANGED);
    }

    @Test
    void makesOneOfSeveralSpfRecordsAndSaysSo() {
        Item item = topic(
                plan(List.of(set("example.com", "TXT", "v=spf1 a -all", "v=spf1 mx redirect=r.example", "other"))),
                Topic.SPF);

        assertThat(item.op()).isEqualTo(Op.CHANGE);
        assertThat(item.becomes()).containsExactly("v=spf1 a mx include:host.example include:r.example -all");
        assertThat(item.note()).contains("2 SPF records");
        assertThat(item.edits().get(0).removes()).hasSize(2).doesNotContain("other");
    }

    @Test
    void warnsWhenAnSpfCostsTooManyLookups() {
        String there = "v=spf1 "
                + IntStream.range(0, 10)
                        .mapToObj(i -> "include:s" + i + ".example ")
                        .reduce("", String::concat) + "-all";

        assertThat(topic(plan(List.of(set("example.com", "TXT", there))), Topic.SPF)
                        .note())
                .contains("11 DNS lookups");
    }

    @Test
    void takesOutOfAnSpfWhatItsFormerWishPutIn() {
        String there = "v=spf1 a include:former.example -all";
        Owned former = new Owned(Topic.SPF, "example.com", RecordType.TXT, "v=spf1 include:former.example -all", there);

        Item item = topic(
                Planner.plan(desired(), zone(List.of(set("example.com", "TXT", there))), List.of(former), false),
                Topic.SPF);

        assertThat(item.becomes()).containsExactly("v=spf1 a include:host.example -all");
        assertThat(item.ours()).isTrue();
    }

    /** W-50: the reference added its MX beside foreign ones, so that mail was split. */
    @Test
    void neverSplitsMailUnasked() {
        RecordSet google = set("example.com", "MX", "1 aspmx.l.google.com", "5 alt1.aspmx.l.google.com");
        Item item = topic(plan(List.of(google)), Topic.MX);

        assertThat(item.op()).isEqualTo(Op.CONFLICT);
        assertThat(item.note()).contains("goes elsewhere now");
        assertThat(apply(List.of(google), item.id()))
                .contains(set("example.com", "MX", "10 mail.host.example"))
                .doesNotContain(google);
    }

    @Test
    void offersToRemoveForeignServersBesideOurs() {
        Plan plan = plan(List.of(set("example.com", "MX", "10 mail.host.example", "20 old.example")));

        assertThat(topic(plan, Topic.MX).op()).isEqualTo(Op.UNCHANGED);
        Item foreign = item(plan, Op.DELETE);
        assertThat(foreign.was()).containsExactly("20 old.example");
        assertThat(plan.chosen(any -> true, Set.of())).doesNotContain(foreign);
        assertThat(plan.chosen(any -> true, Set.of(foreign.id()))).contains(foreign);
    }

    @Test
    void asksBeforeADomainThatRefusesMailTakesIt() {
        Item item = topic(plan(List.of(set("example.com", "MX", "0 ."))), Topic.MX);

        assertThat(item.op()).isEqualTo(Op.CONFLICT);
        assertThat(item.note()).contains("takes no mail");
    }

    @Test
    void leavesAnotherPriorityOfTheSameServer() {
        assertThat(topic(plan(List.of(set("example.com", "MX", "0 MAIL.host.example."))), Topic.MX)
                        .op())
                .isEqualTo(Op.UNCHANGED);
    }

    @Test
    void mendsServersThatAreTriedInTheWrongOrder() {
        List<DesiredRecord> two = List.of(
                record(Topic.MX, "example.com", "MX", "10 a.host.example"),
                record(Topic.MX, "example.com", "MX", "20 b.host.example"));
        ZoneView zone = zone(List.of(set("example.com", "MX", "30 a.host.example", "20 b.host.example")));

        Item item = topic(Planner.plan(two, zone, List.of(), false), Topic.MX);

        assertThat(item.op()).isEqualTo(Op.CHANGE);
        assertThat(Plan.changes(List.of(item), zone)
                        .get(0)
                        .after()
                        .orElseThrow()
                        .values())
                .containsExactlyInAnyOrder("10 a.host.example", "20 b.host.example");
    }

    /** W-51: the reference ignored addresses beside a wanted alias and failed with a generic error. */
    @Test
    void namesAddressesInTheWayOfAnAlias() {
        RecordSet address = set("mail.example.com", "A", "192.0.2.7");
        RecordSet address6 = set("mail.example.com", "AAAA", "2001:db8::7");
        Plan plan = plan(List.of(address, address6));
        Item item = topic(plan, Topic.MAIL_HOST);

        assertThat(item.op()).isEqualTo(Op.CONFLICT);
        assertThat(item.was()).containsExactly("A 192.0.2.7", "AAAA 2001:db8::7");
        assertThat(apply(List.of(address, address6))).contains(address, address6);
        List<RecordChange> changes = Plan.changes(List.of(item), zone(List.of(address, address6)));
        assertThat(changes).extracting(change -> change.after().isPresent()).containsExactly(false, false, true);
    }

    /** W-09: an alias that the product did not make was repointed and later deleted. */
    @Test
    void asksBeforeAForeignAliasIsRepointed() {
        Item item = topic(plan(List.of(set("mail.example.com", "CNAME", "shop.vendor.example"))), Topic.MAIL_HOST);

        assertThat(item.op()).isEqualTo(Op.CONFLICT);
        assertThat(item.note()).contains("not written by Mailhelm");
    }

    @Test
    void repointsItsOwnAliasUnasked() {
        Owned ours = new Owned(
                Topic.MAIL_HOST, "mail.example.com", RecordType.CNAME, "old.host.example", "old.host.example");

        Item item = topic(
                Planner.plan(
                        desired(),
                        zone(List.of(set("mail.example.com", "CNAME", "old.host.example"))),
                        List.of(ours),
                        false),
                Topic.MAIL_HOST);

        assertThat(item.op()).isEqualTo(Op.CHANGE);
    }

    @Test
    void takesTheWebProxyFromBeforeTheMailServer() {
        RecordSet proxied = new RecordSet(
                "mail.example.com",
                RecordType.CNAME,
                Optional.empty(),
                List.of("mail.host.example"),
                Map.of(RecordSet.PROXIED, "true"));
        Plan plan = Planner.plan(
                desired(), new ZoneView(APEX, Set.of(RecordSet.PROXIED), List.of(proxied)), List.of(), false);

        assertThat(topic(plan, Topic.MAIL_HOST).op()).isEqualTo(Op.CONFLICT);
        assertThat(topic(plan, Topic.MAIL_HOST).note()).contains("web proxy");
    }

    /** W-53: the reference compared keys without case, and never matched values in several strings. */
    @ParameterizedTest
    @CsvSource({
        "v=DKIM1; k=rsa; p=MIIBIjANBgkqAbC, UNCHANGED",
        "v=DKIM1;h=sha256;k=rsa;p=MIIBIjAN BgkqAbC;, UNCHANGED",
        "v=DKIM1; k=rsa; p=miibijanbgkqabc, CONFLICT",
        "v=DKIM1; k=ed25519; p=MIIBIjANBgkqAbC, CONFLICT",
        "v=DKIM1; p=, CONFLICT",
        "something else, CREATE",
    })
    void comparesDkimByItsKey(String there, Op op) {
        assertThat(topic(plan(List.of(set("x._domainkey.example.com", "TXT", there))), Topic.DKIM)
                        .op())
                .isEqualTo(op);
    }

    @ParameterizedTest
    @CsvSource({
        // Nobody chose a policy: a valid one of somebody's own is better than the usual one.
        "v=DMARC1; p=reject; rua=mailto:a@b.example, false, UNCHANGED",
        "v=DMARC1; p=none; sp=none; adkim=r; aspf=r;, true, UNCHANGED",
        "v=DMARC1;p=none, true, UNCHANGED",
        "v=DMARC1; p=none; pct=50, true, CONFLICT",
        "v=DMARC1; p=reject; rua=mailto:a@b.example, true, CONFLICT",
        "v=DMARC1; p=nonsense, false, CONFLICT",
        "hello, false, CREATE",
    })
    void weighsADmarcRecord(String there, boolean chosen, Op op) {
        Plan plan = Planner.plan(desired(), zone(List.of(set("_dmarc.example.com", "TXT", there))), List.of(), chosen);

        assertThat(topic(plan, Topic.DMARC).op()).isEqualTo(op);
    }

    @Test
    void keepsOneOfTwoDmarcRecords() {
        Item item = topic(
                plan(List.of(set("_dmarc.example.com", "TXT", "v=DMARC1; p=reject", "v=DMARC1; p=none"))), Topic.DMARC);

        assertThat(item.op()).isEqualTo(Op.CONFLICT);
        assertThat(item.note()).contains("2 of them");
        assertThat(item.becomes()).hasSize(1);
    }

    @Test
    void asksBeforeAnAliasGivesWayToAText() {
        Plan plan = plan(List.of(set("_dmarc.example.com", "CNAME", "dmarc.vendor.example")));

        assertThat(topic(plan, Topic.DMARC).op()).isEqualTo(Op.CONFLICT);
        assertThat(topic(plan, Topic.DMARC).note()).contains("alias");
    }

    @Test
    void saysWhatCannotBeInThisZone() {
        Plan delegated = plan(List.of(set("mail.example.com", "NS", "ns.other.example")));
        assertThat(topic(delegated, Topic.MAIL_HOST).op()).isEqualTo(Op.IMPOSSIBLE);
        assertThat(topic(delegated, Topic.MX).op()).isEqualTo(Op.CREATE);

        Plan apex = Planner.plan(
                List.of(record(Topic.WEBMAIL, "example.com", "CNAME", "host.example")),
                zone(List.of()),
                List.of(),
                false);
        assertThat(topic(apex, Topic.WEBMAIL).op()).isEqualTo(Op.IMPOSSIBLE);
    }

    @Test
    void offersToDeleteWhatItWroteAndNobodyNeeds() {
        Owned old = new Owned(Topic.DKIM, "old._domainkey.example.com", RecordType.TXT, "v=DKIM1; p=A", "v=DKIM1; p=A");
        RecordSet there = set("old._domainkey.example.com", "TXT", "v=DKIM1; p=A", "note of somebody");

        Item item = item(Planner.plan(desired(), zone(List.of(there)), List.of(old), false), Op.DELETE);

        assertThat(item.was()).containsExactly("v=DKIM1; p=A");
        assertThat(item.op().confirmed()).isTrue();
        assertThat(Planner.plan(desired(), zone(List.of()), List.of(old), false).of(Op.DELETE))
                .isEmpty();
        RecordSet changed = set("old._domainkey.example.com", "TXT", "v=DKIM1; p=B");
        assertThat(Planner.plan(desired(), zone(List.of(changed)), List.of(old), false)
                        .of(Op.DELETE))
                .as("somebody wrote another one meanwhile")
                .isEmpty();
    }

    @Test
    void keepsTheTtlOfASetThatChanges() {
        RecordSet there = set("example.com", "TXT", "v=spf1 a -all").withTtl(Duration.ofMinutes(5));
        Item item = topic(plan(List.of(there)), Topic.SPF);

        assertThat(Plan.changes(List.of(item), zone(List.of(there)))
                        .get(0)
                        .after()
                        .orElseThrow()
                        .ttl())
                .contains(Duration.ofMinutes(5));
    }

    /** W-48: the reference looked at the first hundred records. */
    @Test
    void plansInAZoneOfFiveThousandRecords() {
        List<RecordSet> many = new ArrayList<>(IntStream.range(0, 5000)
                .mapToObj(i -> set("host" + i + ".example.com", "A", "192.0.2.1"))
                .toList());
        many.addAll(apply(List.of()));

        assertThat(Planner.plan(desired(), zone(many), List.of(), false).empty())
                .isTrue();
    }

    @Test
    void writesTextsLongerThanOneString() {
        String value = "v=DKIM1; k=rsa; p=" + "A".repeat(700);
        List<DesiredRecord> wanted = List.of(record(Topic.DKIM, "x._domainkey.example.com", "TXT", value));
        Plan plan = Planner.plan(wanted, zone(List.of()), List.of(), false);

        assertThat(plan.items().get(0).becomes()).containsExactly(value);
    }

    private static Plan plan(List<RecordSet> records) {
        return Planner.plan(desired(), zone(records), List.of(), false);
    }

    /** What the zone holds after everything that needs no word is applied, and what is confirmed. */
    private static List<RecordSet> apply(List<RecordSet> records, String... confirmed) {
        ZoneView zone = zone(records);
        List<Item> items = plan(records).chosen(any -> true, Set.of(confirmed));
        return Zones.after(records, Plan.changes(items, zone));
    }

    static ZoneView zone(List<RecordSet> records) {
        return new ZoneView(APEX, Set.of(), records);
    }

    static List<DesiredRecord> desired() {
        return List.of(
                record(Topic.MX, "example.com", "MX", "10 mail.host.example"),
                record(Topic.SPF, "example.com", "TXT", SPF),
                record(Topic.DKIM, "x._domainkey.example.com", "TXT", KEY),
                record(Topic.DMARC, "_dmarc.example.com", "TXT", "v=DMARC1; p=none; sp=none; adkim=r; aspf=r;"),
                record(Topic.MAIL_HOST, "mail.example.com", "CNAME", "mail.host.example"));
    }

    static DesiredRecord record(Topic topic, String name, String type, String value) {
        return new DesiredRecord(
                topic, new DomainName(name), new RecordType(type), value, Necessity.REQUIRED, Match.EXACT);
    }

    static RecordSet set(String name, String type, String... values) {
        return RecordSet.of(name, new RecordType(type), values);
    }

    private static Item topic(Plan plan, Topic topic) {
        return plan.items().stream()
                .filter(item -> item.topic().equals(Optional.of(topic)))
                .findFirst()
                .orElseThrow();
    }

    private static Item item(Plan plan, Op op) {
        return plan.of(op).get(0);
    }
}
