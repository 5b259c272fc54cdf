package org.mailhelm.simulator.mxroute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mailhelm.simulator.mxroute.SimulatorOptions.Counting;

/** Counts calls of one kind. */
final class Meter {

    private final int allowed;
    private final Duration window;
    private final Counting counting;
    private final Clock clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    Meter(int allowed, Duration window, Counting counting, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.counting = counting;
        this.clock = clock;
    }

    /** Counts a call. One that is refused takes no place. */
    synchronized Reading count() {
        Instant now = clock.instant();
        forgetBefore(now.minus(window));
        boolean admitted = allowed == 0 || calls.size() < allowed;
        if (admitted) {
            calls.addLast(now);
        }
        Instant reset = calls.isEmpty() ? now : calls.getFirst().plus(window);
        return new Reading(admitted, allowed, Math.max(0, allowed - calls.size()), reset, now);
    }

    private void forgetBefore(Instant begin) {
        if (counting == Counting.FIXED && !calls.isEmpty() && !calls.getFirst().isAfter(begin)) {
            calls.clear();
        }
        while (!calls.isEmpty() && !calls.getFirst().isAfter(begin)) {
            calls.removeFirst();
        }
    }

    /** What a meter says of a call. */
    record Reading(boolean admitted, int limit, int remaining, Instant reset, Instant now) {

        long retryAfterSeconds() {
            return Math.max(1, Duration.between(now, reset).plusMillis(999).toSeconds());
        }

        /** Whole seconds, later rather than earlier. */
        long resetEpochSeconds() {
            return reset.plusMillis(999).getEpochSecond();
        }
    }
}
