package org.mailhelm.platform.rest;

import java.util.function.Supplier;

/** Who waits for what the calling thread does. Where calls are limited, the first named go first. */
public enum CallPriority {
    /** Somebody looks at the screen until the answer comes. */
    PERSON,
    /** Part of something longer, such as an import, whose progress somebody follows. */
    JOB,
    /** Nobody waits. */
    UPKEEP;

    private static final ThreadLocal<CallPriority> CURRENT = ThreadLocal.withInitial(() -> PERSON);

    /** That of the calling thread. */
    public static CallPriority current() {
        return CURRENT.get();
    }

    /** Runs work on this thread with this priority, or with the lower one that the thread has already. */
    public <T> T run(Supplier<T> work) {
        CallPriority outer = CURRENT.get();
        CURRENT.set(compareTo(outer) > 0 ? this : outer);
        try {
            return work.get();
        } finally {
            if (outer == PERSON) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** The same without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }
}
