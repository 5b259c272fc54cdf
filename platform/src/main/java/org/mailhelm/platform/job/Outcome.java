package org.mailhelm.platform.job;

/**
 * What became of an item.
 *
 * @param state {@code DONE}, {@code SKIPPED} or {@code FAILED}
 * @param result for people, one sentence; no secret
 * @param repeatable for a failure: whether the same item can be tried again as it is
 */
public record Outcome(ItemState state, String result, boolean repeatable) {

    /** It took place. */
    public static Outcome done(String result) {
        return new Outcome(ItemState.DONE, result, false);
    }

    /** There was nothing to do, or it was left alone on purpose. */
    public static Outcome skipped(String result) {
        return new Outcome(ItemState.SKIPPED, result, false);
    }

    /** It did not take place, and won't as it stands. */
    public static Outcome refused(String result) {
        return new Outcome(ItemState.FAILED, result, false);
    }

    /** It did not take place; another try may help. */
    public static Outcome failed(String result) {
        return new Outcome(ItemState.FAILED, result, true);
    }
}
