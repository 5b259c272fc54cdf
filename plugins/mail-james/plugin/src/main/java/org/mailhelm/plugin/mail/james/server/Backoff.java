package org.mailhelm.plugin.mail.james.server;

import java.time.Duration;
import java.time.Instant;

/** When to start again a server that ended by itself: soon at first, then ever later, and at last not at all. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A server that ran that long has shown that it can. */
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private static final int MOST_FAILURES = 8;

    private int failures;

    /** Notes an end. */
    void ended(Instant started, Instant now) {
        failures = Duration.between(started, now).compareTo(GOOD_RUN) >= 0 ? 1 : failures + 1;
    }

    void reset() {
        failures = 0;
    }

    boolean givesUp() {
        return failures >= MOST_FAILURES;
    }

    Duration delay() {
        Duration delay = FIRST.multipliedBy(1L << Math.min(16, Math.max(0, failures - 1)));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
