package org.mailhelm.platform.rest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions.RateBudget;

/**
 * The calls that one credential has left. It remembers when each call of the last window was made, which is exact, where
 * a bucket of tokens lets up to twice the limit through in one window.
 */
final class Budget {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration BACKGROUND_PATIENCE = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Long> reads = new ArrayDeque<>();
    private final Deque<Long> writes = new ArrayDeque<>();
    private RateBudget limit;
    private long pausedUntil;
    private int waitingPeople;

    Budget(RateBudget limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.pausedUntil = nanos.getAsLong();
    }

    /** The limit as it was declared last. */
    void limit(RateBudget declared) {
        lock.lock();
        try {
            limit = declared;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more until then, because the outside system says so. */
    void pause(Duration length) {
        lock.lock();
        try {
            pausedUntil = Math.max(pausedUntil, nanos.getAsLong() + length.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the place of one call, waiting for it when that is worth it.
     *
     * @throws Failure.RateLimited when the place would come too late
     */
    void take(boolean read, String place) {
        boolean background = CallPriority.isBackground();
        lock.lock();
        try {
            long deadline = nanos.getAsLong() + (background ? BACKGROUND_PATIENCE : PATIENCE).toNanos();
            waitingPeople += background ? 0 : 1;
            try {
                await(read, background, deadline, place);
            } finally {
                waitingPeople -= background ? 0 : 1;
                changed.signalAll();
            }
            (read ? reads : writes).addLast(nanos.getAsLong());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The call to " + place + " was ended while it waited.", true, e);
        } finally {
            lock.unlock();
        }
    }

    private void await(boolean read, boolean background, long deadline, String place) throws InterruptedException {
        while (true) {
            long now = nanos.getAsLong();
            long wait = wait(read, background, now);
            if (wait <= 0) {
                return;
            }
            if (now + wait > deadline) {
                Duration left = Duration.ofNanos(wait);
                throw new Failure.RateLimited(
                        "The calls that " + place + " allows are used up. Try again in " + Waits.words(left) + ".",
                        left);
            }
            // Bounded, because a clock of a test moves without telling anybody.
            changed.await(Math.min(wait, TimeUnit.MILLISECONDS.toNanos(200)), TimeUnit.NANOSECONDS);
        }
    }

    private long wait(boolean read, boolean background, long now) {
        long pause = pausedUntil - now;
        Deque<Long> made = read ? reads : writes;
        int allowed = read ? limit.reads() : limit.writes();
        if (allowed == 0) {
            return pause;
        }
        long window = limit.window().toNanos();
        while (!made.isEmpty() && made.getFirst() + window <= now) {
            made.removeFirst();
        }
        // A quarter stays free for people; while one of them waits, background work takes nothing at all.
        int usable = background ? Math.max(1, allowed - allowed / 4) : allowed;
        long own = 0;
        if (made.size() >= usable) {
            Iterator<Long> oldest = made.iterator();
            long freed = oldest.next();
            for (int i = made.size() - usable; i > 0; i--) {
                freed = oldest.next();
            }
            own = freed + window - now;
        } else if (background && waitingPeople > 0) {
            own = TimeUnit.MILLISECONDS.toNanos(50);
        }
        return Math.max(pause, own);
    }
}
