package org.mailhelm.platform.dns.plan;

import java.util.Locale;

/** What a plan does with something. */
public enum Op {
    /** It comes. */
    CREATE,
    /** What is ours, or is only added to, changes. */
    CHANGE,
    /** It goes; to be confirmed. */
    DELETE,
    /** What we did not make stands in the way and would be replaced; to be confirmed. */
    CONFLICT,
    /** It is as it shall be. */
    UNCHANGED,
    /** It is somebody else's and stays as it is. */
    FOREIGN,
    /** It can't be done in this zone. */
    IMPOSSIBLE;

    /** Whether the zone would change. */
    public boolean changes() {
        return this == CREATE || this == CHANGE || confirmed();
    }

    /** Whether it is done only when somebody says so for this very thing. */
    public boolean confirmed() {
        return this == DELETE || this == CONFLICT;
    }

    /** As scripts read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
