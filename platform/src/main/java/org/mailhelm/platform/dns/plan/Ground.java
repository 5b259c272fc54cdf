package org.mailhelm.platform.dns.plan;

import java.util.List;
import org.mailhelm.api.dns.RecordType;

/**
 * What a plan is made on.
 *
 * @param zone what the zone holds
 * @param owned what we wrote into it for this domain
 * @param dmarcChosen whether somebody chose the DMARC record, so that another one isn't as good
 */
record Ground(ZoneView zone, List<Owned> owned, boolean dmarcChosen) {

    Ground {
        owned = List.copyOf(owned);
    }

    /** Whether we wrote this value, for whatever purpose. */
    boolean ours(String name, RecordType type, String value) {
        return owned.stream()
                .anyMatch(each ->
                        each.name().equals(name) && each.type().equals(type) && same(type, each.written(), value));
    }

    /** Whether we wrote all of them. */
    boolean ours(String name, RecordType type, List<String> values) {
        return values.stream().allMatch(value -> ours(name, type, value));
    }

    /** What we wrote for a wish, now or before. */
    List<Owned> of(Wish wish) {
        return owned.stream()
                .filter(each -> each.of(wish.topic(), wish.name(), wish.type()))
                .toList();
    }

    static boolean same(RecordType type, String one, String other) {
        return type.equals(RecordType.TXT)
                ? one.equals(other)
                : ZoneView.plain(one).equals(ZoneView.plain(other));
    }
}
