package org.mailhelm.testkit;

import java.util.List;

/**
 * One setting as its author means it to be. Administrators have these names and defaults in files and databases, so a
 * test holds them still.
 *
 * @param component the name of the record's component
 * @param env the environment variable; empty for none
 * @param defaultValue the default as {@link org.mailhelm.api.Setting#defaultValue()} writes it; empty for none
 * @param formerNames names of earlier versions
 */
public record RecordedSetting(String component, String env, String defaultValue, List<String> formerNames) {

    /** Keeps a copy. */
    public RecordedSetting {
        formerNames = List.copyOf(formerNames);
    }

    /** A setting without a default. */
    public static RecordedSetting of(String component, String env) {
        return new RecordedSetting(component, env, "", List.of());
    }

    /** The same with a default. */
    public RecordedSetting withDefault(String value) {
        return new RecordedSetting(component, env, value, formerNames);
    }

    /** The same with names of earlier versions. */
    public RecordedSetting formerly(String... names) {
        return new RecordedSetting(component, env, defaultValue, List.of(names));
    }
}
