package org.mailhelm.platform.start;

/** Why the host can't start. The message is one line that says what to do. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One line. */
    public StartFailure(String message) {
        super(message);
    }

    /** One line, and what was caught. */
    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
