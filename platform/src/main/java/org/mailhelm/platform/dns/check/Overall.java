package org.mailhelm.platform.dns.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What all checks of a domain come to, the worst last. */
public enum Overall {
    /** All is as it should be. */
    HEALTHY,
    /** Nothing is known to be wrong, but something could not be found out. */
    UNKNOWN,
    /** Nothing is wrong, but not everybody sees it yet. */
    PENDING,
    /** Mail works, but not as well as it could. */
    DEGRADED,
    /** Mail doesn't work, or others are invited to abuse it. */
    UNHEALTHY;

    /** Of these verdicts. */
    public static Overall of(Collection<Verdict> verdicts) {
        Set<Verdict> all = verdicts.stream().collect(Collectors.toSet());
        if (all.contains(Verdict.FAIL)) {
            return UNHEALTHY;
        }
        if (all.contains(Verdict.WARN)) {
            return DEGRADED;
        }
        if (all.contains(Verdict.PENDING)) {
            return PENDING;
        }
        return all.contains(Verdict.UNKNOWN) ? UNKNOWN : HEALTHY;
    }

    /** As scripts read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
