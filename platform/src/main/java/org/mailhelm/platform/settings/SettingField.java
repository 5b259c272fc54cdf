package org.mailhelm.platform.settings;

import java.util.List;
import java.util.Optional;

/**
 * A setting of a connector, for forms, documentation and binding.
 *
 * @param name of the record's component
 * @param optional whether it may stay empty
 * @param envOnly whether only the environment gives it; it is never stored then
 * @param variable the environment variable of the connector's first connection
 * @param defaultText as it would stand in the environment
 * @param choices of a {@link SettingType#CHOICE}
 * @param min least number, or least seconds
 * @param max greatest number, greatest seconds, greatest length of a text
 */
public record SettingField(
        String name,
        SettingType type,
        boolean optional,
        boolean envOnly,
        String label,
        String help,
        Optional<String> variable,
        Optional<String> defaultText,
        String example,
        String group,
        int order,
        List<Choice> choices,
        long min,
        long max,
        List<String> formerNames) {

    /** Keeps copies. */
    public SettingField {
        choices = List.copyOf(choices);
        formerNames = List.copyOf(formerNames);
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return type == SettingType.SECRET;
    }

    /** Whether somebody must enter something when nothing else gives a value. */
    public boolean required() {
        return !optional && defaultText.isEmpty() && type != SettingType.FLAG && type != SettingType.LIST;
    }

    /**
     * One of several.
     *
     * @param value as it is stored
     * @param label for people
     */
    public record Choice(String value, String label) {}
}
