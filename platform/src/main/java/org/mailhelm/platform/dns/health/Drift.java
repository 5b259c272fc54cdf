package org.mailhelm.platform.dns.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Verdict;
import org.mailhelm.platform.dns.health.Believed.Seen;

/**
 * What a look changes of what is believed. What nobody could tell changes nothing, so that a server that is down makes
 * no storm; and what only resolvers say is believed when two looks saw it.
 *
 * @param believed by check and name
 */
record Drift(Map<String, Believed> believed, List<Change> changes) {

    /** What happened to a record. */
    enum Kind {
        /** It was right and is no more. */
        DRIFT,
        /** It is right again. */
        RECOVERED,
        /** It says something else, and is as right or wrong as before. */
        CHANGED
    }

    /** One change. */
    record Change(Kind kind, String key, String host, Believed before, Seen now) {}

    /**
     * One thing that a look saw.
     *
     * @param sure whether the zone's own servers said it
     */
    record Look(Finding finding, boolean sure) {}

    static Drift of(Map<String, Believed> before, List<Look> looks) {
        Map<String, Believed> after = new TreeMap<>(before);
        List<Change> changes = new ArrayList<>();
        for (Look look : looks) {
            Finding finding = look.finding();
            String id = finding.key() + " " + finding.host();
            Believed known = before.get(id);
            if (finding.verdict() == Verdict.UNKNOWN) {
                continue;
            }
            Seen seen = new Seen(finding.found(), finding.verdict());
            if (known == null || known.says(seen)) {
                after.put(id, new Believed(seen.values(), seen.verdict(), null));
            } else if (look.sure() || same(known.maybe(), seen)) {
                after.put(id, new Believed(seen.values(), seen.verdict(), null));
                changes.add(new Change(kind(known, seen), finding.key(), finding.host(), known, seen));
            } else {
                after.put(id, new Believed(known.values(), known.verdict(), seen));
            }
        }
        return new Drift(after, changes);
    }

    private static boolean same(@org.jspecify.annotations.Nullable Seen maybe, Seen seen) {
        return maybe != null && maybe.values().equals(seen.values()) && maybe.bad() == seen.bad();
    }

    private static Kind kind(Believed before, Seen now) {
        if (before.bad() == now.bad()) {
            return Kind.CHANGED;
        }
        return now.bad() ? Kind.DRIFT : Kind.RECOVERED;
    }

    /** Whether something was seen that waits to be seen again. */
    boolean undecided() {
        return believed.values().stream().anyMatch(one -> one.maybe() != null);
    }
}
