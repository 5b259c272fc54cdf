package org.mailhelm.platform.rest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions.RateBudget;

/**
 * The calls that one credential has left. It remembers when each call of the last window was made, which is exact, where
 * a bucket of tokens lets up to twice the limit through in one window; and it listens to what the outside system says is
 * left, because others may use the same credential.
 */
final class Budget {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration BACKGROUND_PATIENCE = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Allowance reads;
    private final Allowance writes;
    private RateBudget limit;

    Budget(RateBudget limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.reads = new Allowance(true, nanos.getAsLong());
        this.writes = new Allowance(false, nanos.getAsLong());
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

    /** No more calls of the kind until then, because the outside system says so. */
    void pause(boolean read, Duration length) {
        lock.lock();
        try {
            of(read).pause(nanos.getAsLong() + length.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the place of one call, waiting for it when that is worth it.
     *
     * @throws Failure.RateLimited when the place would come too late
     */
    Place take(boolean read, String place) {
        CallPriority priority = CallPriority.current();
        boolean person = priority == CallPriority.PERSON;
        lock.lock();
        try {
            Allowance allowance = of(read);
            long deadline = nanos.getAsLong() + (person ? PATIENCE : BACKGROUND_PATIENCE).toNanos();
            allowance.waits(priority);
            try {
                await(read, priority, deadline, place);
            } finally {
                allowance.waitsNoLonger(priority);
                changed.signalAll();
            }
            allowance.taken(priority, nanos.getAsLong());
            return new Place(allowance, read);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The call to " + place + " was ended while it waited.", true, e);
        } finally {
            lock.unlock();
        }
    }

    private void await(boolean read, CallPriority priority, long deadline, String place) throws InterruptedException {
        while (true) {
            long wait = untilFree(read, priority);
            if (wait <= 0) {
                return;
            }
            if (nanos.getAsLong() + wait > deadline) {
                Duration left = Duration.ofNanos(wait);
                throw new Failure.RateLimited(
                        "The calls that " + place + " allows are used up. Try again in " + Waits.words(left) + ".",
                        left);
            }
            // Bounded, because a clock of a test moves without telling anybody.
            changed.await(Math.min(wait, TimeUnit.MILLISECONDS.toNanos(200)), TimeUnit.NANOSECONDS);
        }
    }

    /** How many nanoseconds until a call may be made; 0 or less for now. */
    long untilFree(boolean read, CallPriority priority) {
        lock.lock();
        try {
            return of(read).wait(read ? limit.reads() : limit.writes(), limit.window(), priority, nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private Allowance of(boolean read) {
        return read ? reads : writes;
    }

    /** The place of a call that is under way. Closed when the call has ended, however it ended. */
    final class Place implements AutoCloseable {

        private final Allowance allowance;
        private final boolean read;

        private Place(Allowance allowance, boolean read) {
            this.allowance = allowance;
            this.read = read;
        }

        /** The answer says how many calls are left, and for how long that is so. */
        void told(Waits.Remaining remaining) {
            lock.lock();
            try {
                long now = nanos.getAsLong();
                allowance.told(
                        remaining.calls(),
                        now + remaining.until().toNanos(),
                        read ? limit.reads() : limit.writes(),
                        limit.window(),
                        now);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                allowance.ended(nanos.getAsLong());
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
