package org.mailhelm.plugin.dns.powerdns;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.ZoneFileForm;
import org.mailhelm.plugin.dns.powerdns.PowerDnsApi.Comment;
import org.mailhelm.plugin.dns.powerdns.PowerDnsApi.Entry;
import org.mailhelm.plugin.dns.powerdns.PowerDnsApi.Rrset;

/** Record sets, in PowerDNS' form and in the plugin API's. */
final class Sets {

    static final Duration USUAL_TTL = Duration.ofHours(1);

    /** What the server makes by itself. */
    private static final Set<String> LEFT_OUT =
            Set.of("SOA", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "DNSKEY", "CDS", "CDNSKEY");

    private Sets() {}

    /** The set as it is served; empty when nothing of it is, or when it is the server's own. */
    static Optional<RecordSet> served(Rrset set) {
        List<Entry> served =
                set.records().stream().filter(entry -> !entry.disabled()).toList();
        if (served.isEmpty() || LEFT_OUT.contains(set.type())) {
            return Optional.empty();
        }
        RecordType type = new RecordType(set.type());
        Map<String, String> attributes = new HashMap<>();
        remark(set).ifPresent(remark -> attributes.put(RecordSet.COMMENT, remark));
        return Optional.of(new RecordSet(
                ZoneFileForm.undotted(set.name()),
                type,
                Optional.ofNullable(set.ttl()).map(Duration::ofSeconds),
                served.stream()
                        .map(entry -> ZoneFileForm.read(type, entry.content()))
                        .toList(),
                attributes));
    }

    /** What to send, so that the zone holds what the change wants. Records that aren't served stay as they are. */
    static Rrset wanted(RecordChange change, Optional<Rrset> now) {
        List<Entry> disabled = now.map(Rrset::records).orElse(List.of()).stream()
                .filter(Entry::disabled)
                .toList();
        List<Entry> served = change.after().map(RecordSet::values).orElse(List.of()).stream()
                .map(value -> new Entry(ZoneFileForm.write(change.type(), value), false))
                .toList();
        List<Entry> all = Stream.concat(served.stream(), disabled.stream()).toList();
        long ttl = change.after()
                .flatMap(RecordSet::ttl)
                .map(Duration::toSeconds)
                .or(() -> now.flatMap(set -> Optional.ofNullable(set.ttl())))
                .orElse(USUAL_TTL.toSeconds());
        return new Rrset(
                ZoneFileForm.dotted(change.name()),
                change.type().name(),
                ttl,
                Optional.of(all.isEmpty() ? "DELETE" : "REPLACE"),
                all,
                comments(change, now, all.isEmpty()));
    }

    /** Empty when the remarks stay, which keeps who wrote them and when. */
    private static Optional<List<Comment>> comments(RecordChange change, Optional<Rrset> now, boolean gone) {
        if (gone) {
            return Optional.of(List.of());
        }
        return change.after()
                .flatMap(after -> Optional.ofNullable(after.attributes().get(RecordSet.COMMENT)))
                .filter(remark -> !remark.equals(now.flatMap(Sets::remark).orElse("")))
                .map(remark -> remark.isEmpty() ? List.of() : List.of(new Comment(remark, "mailhelm")));
    }

    private static Optional<String> remark(Rrset set) {
        String remark =
                set.comments().orElse(List.of()).stream().map(Comment::content).collect(Collectors.joining("\n"));
        return remark.isEmpty() ? Optional.empty() : Optional.of(remark);
    }
}
