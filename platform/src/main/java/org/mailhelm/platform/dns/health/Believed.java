package org.mailhelm.platform.dns.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.dns.check.Verdict;

/**
 * What is believed of the records that a check looks at.
 *
 * @param values the records
 * @param verdict what the check came to
 * @param maybe what was seen once, and not by the zone's own servers: it is believed when it is seen again
 */
record Believed(
        List<String> values, Verdict verdict, @Nullable Seen maybe) {

    /** Keeps a copy. */
    Believed {
        values = List.copyOf(values);
    }

    /** Something seen. */
    record Seen(List<String> values, Verdict verdict) {

        /** In one order, however the answer came. */
        Seen {
            values = values.stream().sorted().toList();
        }

        boolean bad() {
            return Believed.bad(verdict);
        }
    }

    boolean says(Seen seen) {
        return values.equals(seen.values()) && bad() == seen.bad();
    }

    boolean bad() {
        return bad(verdict);
    }

    private static boolean bad(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.WARN;
    }
}
