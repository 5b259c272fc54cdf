package org.mailhelm.platform.plugin;

import java.util.List;

/**
 * The plugins in short, for the health page.
 *
 * @param running how many run
 * @param starting how many have not ended their start
 * @param disabled how many are switched off
 * @param faults each plugin that should run and doesn't
 */
public record PluginHealth(int running, int starting, int disabled, List<Fault> faults) {

    /** A copy, so that nobody changes it. */
    public PluginHealth {
        faults = List.copyOf(faults);
    }

    /** Whether every plugin that should run does. */
    public boolean good() {
        return faults.isEmpty();
    }

    /** A plugin that should run and doesn't. */
    public record Fault(String id, String version, InstalledPlugin.State state, String cause) {}
}
