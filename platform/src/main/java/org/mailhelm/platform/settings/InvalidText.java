package org.mailhelm.platform.settings;

/** A text that isn't of the setting's type. The message is for people. */
final class InvalidText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidText(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
