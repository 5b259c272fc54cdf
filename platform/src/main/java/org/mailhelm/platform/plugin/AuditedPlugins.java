package org.mailhelm.platform.plugin;

import io.micronaut.context.annotation.Primary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;

/** Writes down what administrators do with plugins. */
@Primary
@Singleton
final class AuditedPlugins implements Plugins {

    private final PluginHost host;
    private final Audit audit;

    @Inject
    AuditedPlugins(PluginHost host, Audit audit) {
        this.host = host;
        this.audit = audit;
    }

    @Override
    public String apiVersion() {
        return host.apiVersion();
    }

    @Override
    public List<InstalledPlugin> installed() {
        return host.installed();
    }

    @Override
    public PluginHealth health() {
        return host.health();
    }

    @Override
    public PluginCandidate inspect(InputStream jar) throws IOException {
        PluginCandidate candidate = host.inspect(jar);
        audit.done(event("plugin.upload", candidate.id())
                .is("version", candidate.version())
                .is("sha256", candidate.sha256()));
        return candidate;
    }

    @Override
    public InstalledPlugin install(String id, String sha256) {
        return audit.outside(
                event("plugin.install", id).is("sha256", sha256).was("version", version(id)),
                () -> host.install(id, sha256));
    }

    @Override
    public InstalledPlugin enable(String id) {
        return audit.outside(event("plugin.enable", id), () -> host.enable(id));
    }

    @Override
    public InstalledPlugin disable(String id) {
        return audit.outside(event("plugin.disable", id), () -> host.disable(id));
    }

    @Override
    public void remove(String id) {
        audit.outside(event("plugin.remove", id).was("version", version(id)), () -> host.remove(id));
    }

    @Override
    public void discard(String sha256) {
        audit.outside(AuditEvent.of("plugin.discard").on("jar", sha256), () -> host.discard(sha256));
    }

    @Override
    public void rescan() {
        audit.outside(AuditEvent.of("plugin.rescan").on("folder", "plugins"), host::rescan);
    }

    private Optional<String> version(String id) {
        return host.installed().stream()
                .filter(plugin -> plugin.id().equals(id))
                .map(InstalledPlugin::version)
                .findFirst();
    }

    private static AuditEvent event(String action, String id) {
        return AuditEvent.of(action).on("plugin", id);
    }
}
