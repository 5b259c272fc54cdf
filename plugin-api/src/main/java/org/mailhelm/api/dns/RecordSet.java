package org.mailhelm.api.dns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.ApiStatus;

/**
 * All records of one name and type (RFC 2181, section 5).
 *
 * @param name the whole name, lower case, without the final dot; may begin with {@code *.}
 * @param type the type
 * @param ttl how long resolvers keep it; empty means that the system chooses
 * @param values at least one, in no order. Presentation format of RFC 1035 with whole names, lower case and without the
 *     final dot, as in {@code 10 mail.example.com}. For TXT the text itself: no quotes, no escapes, its strings joined;
 *     the plugin splits it into strings of 255 bytes
 * @param attributes what only some systems have, by names from {@link ZoneAbilities#attributes()}
 */
@ApiStatus(since = "0.9")
public record RecordSet(
        String name, RecordType type, Optional<Duration> ttl, List<String> values, Map<String, String> attributes) {

    /** Attribute: {@code true} when the system puts its own web proxy before the name. */
    public static final String PROXIED = "proxied";

    /** Attribute: a remark for people. */
    public static final String COMMENT = "comment";

    /**
     * Attribute: {@code true} when the system chooses the TTL, and so when it shall choose again. A set that has a TTL
     * doesn't have it.
     */
    public static final String AUTOMATIC_TTL = "automaticTtl";

    /** Keeps copies. */
    public RecordSet {
        values = List.copyOf(values);
        attributes = Map.copyOf(attributes);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a record set holds at least one value: " + name + " " + type);
        }
    }

    /** A set without attributes, its TTL left to the system. */
    public static RecordSet of(String name, RecordType type, String... values) {
        return new RecordSet(name, type, Optional.empty(), List.of(values), Map.of());
    }

    /** The same with a TTL. */
    public RecordSet withTtl(Duration value) {
        return new RecordSet(name, type, Optional.of(value), values, attributes);
    }

    /**
     * Whether this set, as a zone holds it, is what a side of a change states. Values are the same in any order and in
     * any way to write them; a TTL or an attribute that the side leaves open counts as the same.
     */
    public boolean agreesWith(RecordSet side) {
        return canonicalValues().equals(side.canonicalValues())
                && (side.ttl.isEmpty() || side.ttl.equals(ttl))
                && side.attributes.entrySet().stream()
                        .allMatch(each -> each.getValue().equals(attributes.getOrDefault(each.getKey(), "")));
    }

    private Set<String> canonicalValues() {
        return values.stream().map(value -> ZoneFileForm.canonical(type, value)).collect(Collectors.toSet());
    }
}
