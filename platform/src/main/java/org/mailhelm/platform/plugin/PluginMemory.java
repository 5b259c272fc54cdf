package org.mailhelm.platform.plugin;

import java.util.Optional;

/** What outlives a restart: which plugins are switched off, and which jar of each ran last. */
interface PluginMemory {

    boolean disabled(String pluginId);

    void switchTo(String pluginId, boolean disabled);

    /** Hash of the jar that ran last. */
    Optional<String> lastGood(String pluginId);

    void ran(String pluginId, String sha256);

    void forget(String pluginId);
}
