package org.mailhelm.platform.access.factor;

/** What a browser sent is no right answer of a passkey. The message is for the audit. */
public final class PasskeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasskeyRefused(String why) {
        super(why, null, false, false);
    }

    /** What was wrong. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
