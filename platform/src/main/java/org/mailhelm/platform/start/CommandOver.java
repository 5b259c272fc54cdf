package org.mailhelm.platform.start;

/**
 * A command has done its work. Thrown by the command while the context is being made, so that nothing that starts with a
 * host starts, beside one that may run.
 */
public final class CommandOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean good;

    /** @param good whether it ended well */
    public CommandOver(boolean good, String message) {
        super(message, null, false, false);
        this.good = good;
    }

    boolean good() {
        return good;
    }
}
