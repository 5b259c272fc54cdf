package org.mailhelm.platform.job;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * How fast the queue turns.
 *
 * @param poll how often due work is looked for
 * @param heartbeat how often a runner says that it lives; after four that are missing another takes over
 * @param goodbye how long the end of the host waits for the item under way, twice: before and after it interrupts it
 * @param sweep how often jobs that lost their place in the queue are looked for
 * @param pauses between the tries of an item that fails in passing
 * @param patience how many items in a row may fail for a reason that isn't their own before the job stops
 */
record JobPace(
        Duration poll, Duration heartbeat, Duration goodbye, Duration sweep, List<Duration> pauses, int patience) {

    static final int MISSED_HEARTBEATS = 4;

    /** What an installation uses. */
    static JobPace usual() {
        return new JobPace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                Duration.ofSeconds(30),
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)),
                3);
    }

    /** The pause after so many tries; the item is given up after the last one. */
    Duration pauseAfter(int tries) {
        return pauses.get(Math.min(Math.max(tries, 1), pauses.size()) - 1);
    }

    @Factory
    static final class Usual {
        @Singleton
        @Secondary
        JobPace pace() {
            return usual();
        }
    }
}
