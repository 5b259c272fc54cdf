package org.mailhelm.platform.settings;

import java.util.Locale;
import java.util.Optional;
import org.mailhelm.platform.start.Variables;

/**
 * The environment as one connection sees it: only variables that its connector declares, with the connection's own
 * suffix. The first connection of a connector has none; {@code CF_API_TOKEN} of a later one called "Acme" is
 * {@code CF_API_TOKEN_ACME}.
 */
public final class SettingVariables {

    private final Variables variables;
    private final String suffix;

    /** @param suffix empty, or as {@link #suffix} makes it */
    public SettingVariables(Variables variables, String suffix) {
        this.variables = variables;
        this.suffix = suffix;
    }

    /** The suffix for a connection of that name. */
    public static String suffix(String connectionName) {
        String plain = connectionName
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return "_" + (plain.isEmpty() ? "X" : plain);
    }

    Optional<String> name(SettingField field) {
        return field.variable().map(name -> name + suffix);
    }

    Optional<String> value(SettingField field) {
        return name(field).flatMap(variables::text);
    }
}
