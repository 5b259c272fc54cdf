package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.List;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;

/** Zones as lists of record sets. */
final class Zones {

    private Zones() {}

    /** What a zone holds after changes. */
    static List<RecordSet> after(List<RecordSet> before, List<RecordChange> changes) {
        List<RecordSet> all = new ArrayList<>(before);
        for (RecordChange change : changes) {
            all.removeIf(set -> set.name().equals(change.name()) && set.type().equals(change.type()));
            change.after().ifPresent(all::add);
        }
        return all;
    }
}
