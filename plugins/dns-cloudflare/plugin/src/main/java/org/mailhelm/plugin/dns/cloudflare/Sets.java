package org.mailhelm.plugin.dns.cloudflare;

import java.net.IDN;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.ZoneFileForm;

/** Record sets, in the plugin API's form, of records that Cloudflare keeps one by one. */
final class Sets {

    /** How Cloudflare writes that it chooses the TTL. */
    static final long AUTOMATIC = 1;

    private static final Set<String> PROXIABLE = Set.of("A", "AAAA", "CNAME");

    /** What Cloudflare makes by itself. */
    private static final Set<String> LEFT_OUT =
            Set.of("SOA", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "DNSKEY", "CDS", "CDNSKEY");

    private Sets() {}

    /** The records of each set, by {@link #key}. */
    static Map<String, List<Wire.Entry>> grouped(List<Wire.Entry> entries) {
        Map<String, List<Wire.Entry>> groups = new LinkedHashMap<>();
        for (Wire.Entry entry : entries) {
            if (!LEFT_OUT.contains(entry.type())) {
                groups.computeIfAbsent(key(name(entry.name()), new RecordType(entry.type())), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        return groups;
    }

    static String key(String name, RecordType type) {
        return name + " " + type;
    }

    /** A name as it goes over the wire of DNS; Cloudflare may show umlauts. */
    static String name(String told) {
        String name = ZoneFileForm.undotted(told);
        return name.chars().allMatch(c -> c < 128) ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    }

    /** The set that the records are; of TTLs that differ, the least. */
    static RecordSet of(List<Wire.Entry> entries) {
        Wire.Entry first = entries.get(0);
        RecordType type = new RecordType(first.type());
        Map<String, String> attributes = new HashMap<>();
        String comment = entries.stream()
                .flatMap(entry -> entry.comment().stream())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
        if (!comment.isEmpty()) {
            attributes.put(RecordSet.COMMENT, comment);
        }
        if (PROXIABLE.contains(type.name())) {
            attributes.put(RecordSet.PROXIED, String.valueOf(proxied(entries)));
        }
        Optional<Long> ttl = entries.stream()
                .map(entry -> entry.ttl().orElse(AUTOMATIC))
                .filter(seconds -> seconds != AUTOMATIC)
                .min(Comparator.naturalOrder());
        if (ttl.isEmpty()) {
            attributes.put(RecordSet.AUTOMATIC_TTL, "true");
        }
        return new RecordSet(
                name(first.name()),
                type,
                ttl.map(Duration::ofSeconds),
                entries.stream().map(Values::read).toList(),
                attributes);
    }

    static boolean proxied(List<Wire.Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.proxied().orElse(false));
    }

    /**
     * A change without what can't be as it is stated: Cloudflare chooses the TTL of what it proxies; a TTL and the wish
     * that Cloudflare chooses it exclude each other; and nothing but addresses and aliases can be proxied.
     */
    static RecordChange sensible(RecordChange change, List<Wire.Entry> now) {
        return new RecordChange(
                change.before().map(side -> sensible(side, now)), change.after().map(side -> sensible(side, now)));
    }

    private static RecordSet sensible(RecordSet side, List<Wire.Entry> now) {
        Map<String, String> attributes = new HashMap<>(side.attributes());
        if (!PROXIABLE.contains(side.type().name())) {
            attributes.remove(RecordSet.PROXIED, "false");
        }
        String proxied = attributes.getOrDefault(RecordSet.PROXIED, String.valueOf(proxied(now)));
        Optional<Duration> ttl = proxied.equals("true") ? Optional.empty() : side.ttl();
        if (ttl.isPresent()) {
            attributes.remove(RecordSet.AUTOMATIC_TTL);
        }
        return new RecordSet(side.name(), side.type(), ttl, side.values(), attributes);
    }
}
