package org.mailhelm.platform.dns.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lists show of a {@link HealthRow}, without the findings themselves. */
record HealthGlance(
        String domain,
        String overall,
        int severity,
        int failing,
        int warnings,
        String verdicts,
        @Nullable Instant checkedAt,
        Instant nextAt,
        @Nullable String problem) {

    boolean needsSomebody() {
        return failing + warnings > 0;
    }
}
