package org.mailhelm.platform.plugin;

import org.mailhelm.platform.plugin.InstalledPlugin.State;

/** Why a jar can't be used. The message is shown. */
final class UnusableJar extends Exception {

    private static final long serialVersionUID = 1L;

    private final State state;

    UnusableJar(State state, String message) {
        super(message);
        this.state = state;
    }

    State state() {
        return state;
    }

    /** What to tell people. */
    String why() {
        String message = getMessage();
        return message == null ? state.name() : message;
    }
}
