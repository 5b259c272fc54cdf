package org.mailhelm.ui.part;

/** A state with its word: quiet text when fine, a pill when somebody should act. */
public record Status(State state, String word, boolean pill) {
    public static Status of(State state, String word) {
        return new Status(state, word, state.loud());
    }

    public static Status ok(String word) {
        return of(State.OK, word);
    }

    /** The same state and word as plain text. */
    public Status quiet() {
        return new Status(state, word, false);
    }
}
