package org.mailhelm.platform.plugin;

import java.util.List;

/**
 * What a jar's manifest says.
 *
 * @param pluginClass its entry class, or PF4J's own when it needs none
 * @param requires the range of API versions as written; {@code *} when it names none
 * @param needs ids of other plugins that it can't do without
 */
record PluginFacts(
        String id,
        String title,
        String version,
        String provider,
        String description,
        String license,
        String requires,
        String pluginClass,
        List<String> needs) {

    PluginFacts {
        needs = List.copyOf(needs);
    }

    /** For messages. */
    String label() {
        return id + " " + version;
    }
}
