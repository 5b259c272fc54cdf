package org.mailhelm.platform.plugin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A plugin in the database.
 *
 * @param disabled whether an administrator switched it off
 * @param lastGood hash of the jar that ran last; empty when none ever did
 */
@MappedEntity("plugin_memory")
record PluginMemoryRow(@Id String pluginId, boolean disabled, String lastGood) {}
