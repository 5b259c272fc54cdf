package org.mailhelm.platform.audit;

/** How something ended. */
public enum Outcome {
    /** An outside system is being asked; the outcome follows, or never came. */
    BEGUN,
    /** It is done. */
    DONE,
    /** It was refused, and nothing was changed. */
    REFUSED,
    /** It failed; whether something was changed isn't always known. */
    FAILED
}
