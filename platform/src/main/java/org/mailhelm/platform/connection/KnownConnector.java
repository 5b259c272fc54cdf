package org.mailhelm.platform.connection;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.plugin.PluginCalls;
import org.mailhelm.platform.settings.SettingField;
import org.mailhelm.platform.settings.SettingsDefect;
import org.mailhelm.platform.settings.SettingsSchema;

/**
 * A connector that runs, and its settings.
 *
 * @param schema empty when the settings record is defective
 * @param defect why it can't be used; empty when it can
 */
record KnownConnector(LoadedConnector loaded, Optional<SettingsSchema> schema, String defect) {

    static KnownConnector of(LoadedConnector loaded) {
        try {
            SettingsSchema schema = PluginCalls.call(loaded.pluginId(), () -> schema(loaded));
            return new KnownConnector(loaded, Optional.of(schema), "");
        } catch (Failure e) {
            return new KnownConnector(loaded, Optional.empty(), e.reason());
        }
    }

    private static SettingsSchema schema(LoadedConnector loaded) {
        try {
            return SettingsSchema.of(loaded.connector().settingsType());
        } catch (SettingsDefect e) {
            throw new Failure.Unavailable(e.reason() + " Tell the author of plugin " + loaded.pluginId() + ".", false);
        }
    }

    SettingsSchema usable() {
        return schema.orElseThrow(() -> new Failure.Unavailable(defect, false));
    }

    boolean exclusive() {
        return PluginCalls.call(loaded.pluginId(), () -> loaded.connector().exclusive());
    }

    /** Errors as one sentence, with labels. */
    String words(Map<String, String> errors) {
        return errors.entrySet().stream()
                .map(error -> schema.flatMap(known -> known.field(error.getKey()))
                                .map(SettingField::label)
                                .map(label -> label + ": ")
                                .orElse("")
                        + error.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
