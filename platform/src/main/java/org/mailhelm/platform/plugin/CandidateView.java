package org.mailhelm.platform.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import org.mailhelm.ui.plugin.PluginsPage;

/**
 * An inspected jar that waits for consent, over the API.
 *
 * @param replaces the version that is installed now
 * @param consent the words to send back
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record CandidateView(
        String id,
        String version,
        String provider,
        String description,
        String requires,
        String sha256,
        long size,
        @Nullable String replaces,
        String consent) {

    static CandidateView of(PluginCandidate candidate) {
        return new CandidateView(
                candidate.id(),
                candidate.version(),
                candidate.provider(),
                candidate.description(),
                candidate.requires(),
                candidate.sha256(),
                candidate.size(),
                candidate.replaces().orElse(null),
                PluginsPage.CONSENT);
    }
}
