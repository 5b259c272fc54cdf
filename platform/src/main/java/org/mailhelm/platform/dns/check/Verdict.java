package org.mailhelm.platform.dns.check;

import java.util.Locale;

/** What a check came to. */
public enum Verdict {
    /** As it should be. */
    PASS,
    /** Mail works, but not as well as it could. */
    WARN,
    /** Mail doesn't work, or others are invited to abuse it. */
    FAIL,
    /** It was changed, but not everybody sees that yet. */
    PENDING,
    /** Doesn't apply. */
    SKIPPED,
    /** Nobody could tell. That says nothing about what is there. */
    UNKNOWN;

    /** As scripts read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
