package org.mailhelm.platform.settings;

/** A connector's settings record breaks the rules of {@link org.mailhelm.api.Setting}. A defect of the plugin. */
public final class SettingsDefect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsDefect(Class<?> type, String message) {
        super("The settings record " + type.getSimpleName() + " " + message);
    }

    /** One sentence, for the plugin's author. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
