package org.mailhelm.platform.settings;

import java.util.Optional;

/**
 * The value of a setting and where it comes from.
 *
 * @param text as it is stored or stands in the environment; empty for no value. Of a secret too: never show it
 * @param variable the environment variable that this connection reads, whether it is set or not
 * @param variableSet whether that variable has a value, hidden by a stored one or not
 */
public record SettingValue(
        SettingField field, Optional<String> text, Source source, Optional<String> variable, boolean variableSet) {

    /** Where a value comes from. */
    public enum Source {
        /** An administrator entered it. */
        STORED,
        /** The environment. */
        ENVIRONMENT,
        /** The plugin. */
        DEFAULT,
        /** Nowhere: there is none. */
        NONE
    }

    @Override
    public String toString() {
        return field.name() + " from " + source;
    }
}
