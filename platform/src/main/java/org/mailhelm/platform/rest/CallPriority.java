package org.mailhelm.platform.rest;

import java.util.function.Supplier;

/** Whether somebody waits for what the calling thread does. Calls that nobody waits for leave room for those. */
public final class CallPriority {

    private static final ThreadLocal<Integer> BACKGROUND = ThreadLocal.withInitial(() -> 0);

    private CallPriority() {}

    /** Runs work that nobody waits for, on this thread. */
    public static <T> T background(Supplier<T> work) {
        BACKGROUND.set(BACKGROUND.get() + 1);
        try {
            return work.get();
        } finally {
            int outer = BACKGROUND.get() - 1;
            if (outer == 0) {
                BACKGROUND.remove();
            } else {
                BACKGROUND.set(outer);
            }
        }
    }

    /** The same without a result. */
    public static void background(Runnable work) {
        background(() -> {
            work.run();
            return true;
        });
    }

    /** Whether nobody waits for the calling thread. */
    public static boolean isBackground() {
        return BACKGROUND.get() > 0;
    }
}
