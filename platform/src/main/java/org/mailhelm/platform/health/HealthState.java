package org.mailhelm.platform.health;

import java.util.Locale;

/** How something does; the worst comes last. */
enum HealthState {
    /** As it should. */
    OK,
    /** Not all of it works; the host does its part. */
    DEGRADED,
    /** It doesn't work. */
    DOWN;

    HealthState worse(HealthState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
