package org.mailhelm.platform.plugin;

import org.mailhelm.api.Connector;
import org.mailhelm.api.ConnectorDescription;

/**
 * A connector of a plugin that runs.
 *
 * @param pluginId the plugin that brought it
 * @param pluginVersion that plugin's version
 * @param kind what it connects to
 * @param description what it says of itself, read once when the plugin started
 * @param connector the connector; call it through {@link PluginCalls}
 */
public record LoadedConnector(
        String pluginId, String pluginVersion, Kind kind, ConnectorDescription description, Connector<?, ?> connector) {

    /** Its id, unique among all. */
    public String id() {
        return description.id();
    }
}
