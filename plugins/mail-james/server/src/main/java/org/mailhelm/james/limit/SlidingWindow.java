package org.mailhelm.james.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/** At most {@code max} events in the last {@code nanos}; not thread-safe. Memory is bounded by {@code max}. */
final class SlidingWindow {
    private final int max;
    private final long nanos;
    private final Deque<Long> events = new ArrayDeque<>();

    SlidingWindow(int max, long nanos) {
        this.max = max;
        this.nanos = nanos;
    }

    /** Counts the event when there is room for it. */
    boolean allows(long now) {
        forget(now);
        if (events.size() >= max) {
            return false;
        }
        events.addLast(now);
        return true;
    }

    /** Whether the event just counted was the one that filled the window. */
    boolean fills(long now) {
        allows(now);
        return events.size() >= max;
    }

    void clear() {
        events.clear();
    }

    private void forget(long now) {
        while (!events.isEmpty() && now - events.getFirst() > nanos) {
            events.removeFirst();
        }
    }
}
