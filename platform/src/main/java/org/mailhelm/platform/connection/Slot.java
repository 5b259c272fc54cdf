package org.mailhelm.platform.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A connection as this instance has it. Changes happen under its lock; readers see the last whole state of each part. */
final class Slot {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    final ReentrantLock lock = new ReentrantLock();
    private volatile Stored stored;
    private volatile Optional<OpenService> open = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<TestResult> last = Optional.empty();
    private volatile Instant nextTry = Instant.MAX;
    private int failures;

    Slot(Stored stored) {
        this.stored = stored;
    }

    Stored stored() {
        return stored;
    }

    void stored(Stored young) {
        stored = young;
    }

    String name() {
        return stored.row().name();
    }

    boolean enabled() {
        return stored.row().enabled();
    }

    Optional<OpenService> open() {
        return open;
    }

    Optional<String> problem() {
        return problem;
    }

    Optional<TestResult> last() {
        return last;
    }

    void last(TestResult result) {
        last = Optional.of(result);
    }

    /** It works from now on. */
    void opened(OpenService service) {
        open = Optional.of(service);
        problem = Optional.empty();
        last = Optional.empty();
        nextTry = Instant.MAX;
        failures = 0;
    }

    /** It doesn't, for a reason that only somebody's action ends. */
    void stuck(String reason) {
        open = Optional.empty();
        problem = Optional.of(reason);
        nextTry = Instant.MAX;
    }

    /** It doesn't, but may by itself. */
    void failed(String reason, Instant now) {
        open = Optional.empty();
        problem = Optional.of(reason);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        nextTry = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** It shall not be open. */
    void off() {
        open = Optional.empty();
        problem = Optional.empty();
        last = Optional.empty();
        nextTry = Instant.MAX;
    }

    boolean due(Instant now) {
        return enabled() && open.isEmpty() && !nextTry.isAfter(now);
    }
}
