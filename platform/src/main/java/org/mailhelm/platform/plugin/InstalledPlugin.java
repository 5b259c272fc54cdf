package org.mailhelm.platform.plugin;

import java.util.List;
import java.util.Optional;

/**
 * A jar in one of the plugin folders, as the administrator sees it.
 *
 * @param id the plugin's id; the file's name when the jar is no plugin
 * @param title the plugin's name for people
 * @param version its version; empty when the jar is no plugin
 * @param provider who made it; may be empty
 * @param description what it says of itself; may be empty
 * @param requires the range of plugin API versions that it asks for
 * @param state how it is
 * @param cause why it is so, in plain words, when there is more to say than the state does
 * @param connectors what it contributes while it runs
 * @param builtIn whether it came with Mailhelm; the others were dropped or uploaded
 * @param file the jar's name in its folder
 * @param sha256 of the jar, in lower-case hex
 * @param size of the jar in bytes
 */
public record InstalledPlugin(
        String id,
        String title,
        String version,
        String provider,
        String description,
        String requires,
        State state,
        Optional<String> cause,
        List<Contribution> connectors,
        boolean builtIn,
        String file,
        String sha256,
        long size) {

    /** A copy, so that nobody changes it. */
    public InstalledPlugin {
        connectors = List.copyOf(connectors);
    }

    /** Whether the administrator may take it away. */
    public boolean removable() {
        return !builtIn;
    }

    /** A connector without its code, so that holding it does not hold the plugin. */
    public record Contribution(String id, String title, Kind kind) {}

    /** How a plugin is. */
    public enum State {
        /** Its start has not ended yet. */
        STARTING,
        /** Its connectors can be used. */
        RUNNING,
        /** An administrator switched it off. */
        DISABLED,
        /** It could not be started; the cause says why. */
        FAILED,
        /** It asks for another version of the plugin API. */
        INCOMPATIBLE,
        /** Another jar with the same id is used instead. */
        SHADOWED,
        /** The file is no plugin at all. */
        NOT_A_PLUGIN;

        /** Whether somebody should look at it. */
        public boolean faulty() {
            return this == FAILED || this == INCOMPATIBLE || this == NOT_A_PLUGIN;
        }
    }
}
