package org.mailhelm.testkit;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.mailhelm.api.Failure;

/** What a fake does wrong, when a test wants it to. Nothing, until told. */
public final class Faults {

    private final Queue<Failure> next = new ArrayDeque<>();
    private Optional<Failure> every = Optional.empty();

    /** The next call fails; several of these queue up. */
    public synchronized void nextCall(Failure failure) {
        next.add(failure);
    }

    /** Every call fails from now on. */
    public synchronized void everyCall(Failure failure) {
        every = Optional.of(failure);
    }

    /** All is well again. */
    public synchronized void mend() {
        next.clear();
        every = Optional.empty();
    }

    synchronized void strike() {
        Failure failure = next.poll();
        if (failure != null) {
            throw failure;
        }
        every.ifPresent(always -> {
            throw always;
        });
    }
}
