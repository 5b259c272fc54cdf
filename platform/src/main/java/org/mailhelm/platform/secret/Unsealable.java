package org.mailhelm.platform.secret;

/** A sealed text doesn't open: another key, another place, or changed content. */
public final class Unsealable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsealable(String place) {
        super("The secret stored for " + place + " can't be opened with this installation's key.");
    }
}
