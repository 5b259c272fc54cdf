package org.mailhelm.platform.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/**
 * A plugin jar over the API.
 *
 * @param state {@code starting}, {@code running}, {@code disabled}, {@code failed}, {@code incompatible},
 *     {@code shadowed} or {@code not_a_plugin}
 * @param cause why, when there is more to say
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record PluginView(
        String id,
        String title,
        String version,
        String provider,
        String description,
        String requires,
        String state,
        @Nullable String cause,
        List<ConnectorView> connectors,
        @JsonProperty("built_in") boolean builtIn,
        String file,
        String sha256,
        long size) {

    /** A connector that it brings while it runs. */
    @Introspected
    record ConnectorView(String id, String title, String kind) {}

    static PluginView of(InstalledPlugin plugin) {
        return new PluginView(
                plugin.id(),
                plugin.title(),
                plugin.version(),
                plugin.provider(),
                plugin.description(),
                plugin.requires(),
                plugin.state().name().toLowerCase(Locale.ROOT),
                plugin.cause().orElse(null),
                plugin.connectors().stream()
                        .map(each -> new ConnectorView(
                                each.id(), each.title(), each.kind().slug()))
                        .toList(),
                plugin.builtIn(),
                plugin.file(),
                plugin.sha256(),
                plugin.size());
    }
}
