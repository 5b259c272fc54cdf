package org.mailhelm.platform.plugin;

import java.nio.file.Path;
import java.util.Optional;
import org.mailhelm.platform.plugin.InstalledPlugin.State;

/**
 * A jar found in a plugin folder.
 *
 * @param file where it was found
 * @param stored the copy that is loaded, so that the found file may be replaced at any time
 * @param facts what its manifest says; empty when it is no plugin
 * @param fault why it can't be used
 */
record FoundJar(
        Path file,
        boolean builtIn,
        long size,
        String sha256,
        Path stored,
        Optional<PluginFacts> facts,
        Optional<Fault> fault) {

    /** Why a jar can't be used. */
    record Fault(State state, String cause) {

        static Fault of(UnusableJar unusable) {
            return new Fault(unusable.state(), unusable.why());
        }
    }

    boolean usable() {
        return facts.isPresent() && fault.isEmpty();
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** For messages. */
    String label() {
        return facts.map(PluginFacts::label).orElseGet(this::name);
    }

    String version() {
        return facts.map(PluginFacts::version).orElse("");
    }
}
