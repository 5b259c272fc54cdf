package org.mailhelm.platform.plugin;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Keeps it in the database. */
@Singleton
final class StoredMemory implements PluginMemory {

    private final PluginMemoryRepository rows;

    StoredMemory(PluginMemoryRepository rows) {
        this.rows = rows;
    }

    @Override
    public boolean disabled(String pluginId) {
        return rows.findById(pluginId).map(PluginMemoryRow::disabled).orElse(false);
    }

    @Override
    public void switchTo(String pluginId, boolean disabled) {
        rows.switchTo(pluginId, disabled);
    }

    @Override
    public Optional<String> lastGood(String pluginId) {
        return rows.findById(pluginId).map(PluginMemoryRow::lastGood).filter(hash -> !hash.isEmpty());
    }

    @Override
    public void ran(String pluginId, String sha256) {
        rows.ran(pluginId, sha256);
    }

    @Override
    public void forget(String pluginId) {
        rows.deleteById(pluginId);
    }
}
