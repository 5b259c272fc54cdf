package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;

/** The record sets of a zone, found by name and type. */
public final class ZoneView {

    private static final RecordType DNAME = new RecordType("DNAME");

    private final DomainName apex;
    private final Set<String> attributes;
    private final Map<String, Map<RecordType, RecordSet>> sets = new HashMap<>();

    /** @param attributes what the provider understands beside values, as in {@link RecordSet#PROXIED} */
    public ZoneView(DomainName apex, Set<String> attributes, List<RecordSet> records) {
        this.apex = apex;
        this.attributes = Set.copyOf(attributes);
        for (RecordSet set : records) {
            sets.computeIfAbsent(plain(set.name()), unseen -> new HashMap<>()).put(set.type(), set);
        }
    }

    DomainName apex() {
        return apex;
    }

    boolean understands(String attribute) {
        return attributes.contains(attribute);
    }

    /** A set. */
    public Optional<RecordSet> find(String name, RecordType type) {
        return Optional.ofNullable(sets.getOrDefault(name, Map.of()).get(type));
    }

    /** The values of a set; none when it isn't there. */
    List<String> values(String name, RecordType type) {
        return find(name, type)
                .map(set -> set.values().stream()
                        .map(value -> type.equals(RecordType.TXT) ? value : plain(value))
                        .toList())
                .orElse(List.of());
    }

    /** All sets of a name, by type. */
    List<RecordSet> at(String name) {
        List<RecordSet> all = new ArrayList<>(sets.getOrDefault(name, Map.of()).values());
        all.sort(Comparator.comparing(RecordSet::type));
        return all;
    }

    /** The name below the apex from which other name servers answer, when that is this name or one above it. */
    Optional<String> delegatedAt(String name) {
        String each = name;
        while (!each.equals(apex.value()) && within(each, apex)) {
            if (find(each, RecordType.NS).isPresent()) {
                return Optional.of(each);
            }
            each = each.substring(each.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    /** The name above, from which everything below it is led elsewhere (RFC 6672); itself it still holds records. */
    Optional<String> redirectedAt(String name) {
        return above(name, apex).stream()
                .filter(each -> find(each, DNAME).isPresent())
                .reduce((lower, higher) -> higher);
    }

    /**
     * What has to be read to plan for some names: they themselves, and the names above them up to the apex, where a
     * delegation or a redirection may stand.
     */
    public static Set<String> reach(DomainName apex, Collection<String> names) {
        Set<String> reach = new TreeSet<>();
        reach.add(apex.value());
        names.stream().filter(name -> within(name, apex)).forEach(name -> {
            reach.add(name);
            reach.addAll(above(name, apex));
        });
        return reach;
    }

    /** The names above one, up to the apex; none for the apex and for what is outside of the zone. */
    private static List<String> above(String name, DomainName apex) {
        List<String> above = new ArrayList<>();
        String each = name;
        while (!each.equals(apex.value()) && within(each, apex)) {
            each = each.substring(each.indexOf('.') + 1);
            above.add(each);
        }
        return above;
    }

    static boolean within(String name, DomainName apex) {
        return name.equals(apex.value()) || name.endsWith("." + apex.value());
    }

    static String plain(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.length() > 2 && lower.endsWith(".") && !lower.endsWith(" .")
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }
}
