package org.mailhelm.platform.access.limit;

import java.time.Duration;

/**
 * So many in such a time. All may come at once; afterwards one place is free again after each {@link #pause()}.
 *
 * @param purpose keeps buckets of different uses apart
 * @param times how many
 * @param within in which time
 */
public record Limit(String purpose, int times, Duration within) {

    /** After which time one more is allowed. */
    public Duration pause() {
        return within.dividedBy(times);
    }
}
