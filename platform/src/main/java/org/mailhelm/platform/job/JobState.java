package org.mailhelm.platform.job;

/** How far a job is. */
public enum JobState {
    /** Waits for its turn. */
    QUEUED,
    /** An instance works on it. */
    RUNNING,
    /** Waits to try again what failed in passing. */
    WAITING,
    /** Ends after the item that is under way. */
    STOPPING,
    /** Ended before its end; can be resumed. */
    STOPPED,
    /** Every item was dealt with, well or not. */
    ENDED;

    /** Whether it goes on without anybody doing anything. */
    public boolean active() {
        return this != STOPPED && this != ENDED;
    }

    /** As the API spells it. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
