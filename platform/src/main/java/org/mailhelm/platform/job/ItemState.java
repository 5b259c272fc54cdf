package org.mailhelm.platform.job;

/** How far an item of a job is. */
public enum ItemState {
    /** Not begun, or to be tried again. */
    WAITING,
    /** Begun. When nobody works on it any more, nobody knows whether it took place. */
    RUNNING,
    /** Took place. */
    DONE,
    /** Was not needed. */
    SKIPPED,
    /** Did not take place. */
    FAILED;

    /** As the API spells it. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
