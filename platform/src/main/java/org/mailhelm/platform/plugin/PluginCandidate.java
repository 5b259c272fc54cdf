package org.mailhelm.platform.plugin;

import java.util.Optional;

/**
 * An uploaded jar that passed the inspection and waits for consent. None of its code was run.
 *
 * @param id the plugin's id
 * @param version its version
 * @param provider who made it, by its own word
 * @param description what it says of itself
 * @param requires the range of plugin API versions that it asks for
 * @param sha256 of the jar; consent is to these bytes
 * @param size of the jar in bytes
 * @param replaces the version that is installed now under this id
 */
public record PluginCandidate(
        String id,
        String version,
        String provider,
        String description,
        String requires,
        String sha256,
        long size,
        Optional<String> replaces) {}
