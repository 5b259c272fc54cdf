package org.mailhelm.platform.plugin;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.plugin.PluginsPage;

/** Plugins over the API. An upload takes two calls: the jar, then consent to what the inspection found. */
@Controller("/api/admin/plugins")
@Needs(Right.PLUGINS_WRITE)
@Tag(name = "Plugins")
@ExecuteOn(TaskExecutors.BLOCKING)
class PluginApi {

    private final Plugins plugins;

    PluginApi(Plugins plugins) {
        this.plugins = plugins;
    }

    /** Consent to running an inspected jar: its hash, and the words that the inspection answered. */
    @Introspected
    record Consent(@Nullable String sha256, @Nullable String consent) {}

    @Needs(Right.PLUGINS_READ)
    @Get
    @Operation(summary = "All plugin jars and how they are")
    Envelope<List<PluginView>> list() {
        return Envelope.of(all());
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Upload a jar for inspection; nothing of it is run")
    Envelope<CandidateView> inspect(CompletedFileUpload jar) {
        try (InputStream stream = jar.getInputStream()) {
            return Envelope.of(CandidateView.of(plugins.inspect(stream)));
        } catch (IOException e) {
            throw Refused.invalid("jar", "The upload broke off or can't be kept. Try it again.");
        }
    }

    @Post("/{id}/install")
    @Operation(summary = "Install an inspected jar, or replace the plugin by it")
    Envelope<PluginView> install(@PathVariable String id, @Body Consent body) {
        if (!PluginsPage.CONSENT.equals(body.consent())) {
            throw Refused.invalid(
                    "consent",
                    "Send \"" + PluginsPage.CONSENT + "\" as consent: a plugin is a program of somebody else.");
        }
        return Envelope.of(PluginView.of(plugins.install(id, body.sha256() == null ? "" : body.sha256())));
    }

    @Post("/{id}/enable")
    @Operation(summary = "Switch a plugin on, or start one again that failed")
    Envelope<PluginView> enable(@PathVariable String id) {
        return Envelope.of(PluginView.of(plugins.enable(id)));
    }

    @Post("/{id}/disable")
    @Operation(summary = "Stop a plugin and leave it off")
    Envelope<PluginView> disable(@PathVariable String id) {
        return Envelope.of(PluginView.of(plugins.disable(id)));
    }

    @Delete("/{id}")
    @Operation(summary = "Remove an uploaded plugin and its jar")
    Envelope<Map<String, String>> remove(@PathVariable String id) {
        plugins.remove(id);
        return Envelope.of(Map.of("removed", id));
    }

    @Delete("/jars/{sha256}")
    @Operation(summary = "Delete a jar that is not in use")
    Envelope<Map<String, String>> discard(@PathVariable String sha256) {
        plugins.discard(sha256);
        return Envelope.of(Map.of("deleted", sha256));
    }

    @Post("/rescan")
    @Operation(summary = "Read the folders for plugins again")
    Envelope<List<PluginView>> rescan() {
        plugins.rescan();
        return Envelope.of(all());
    }

    private List<PluginView> all() {
        return plugins.installed().stream().map(PluginView::of).toList();
    }
}
