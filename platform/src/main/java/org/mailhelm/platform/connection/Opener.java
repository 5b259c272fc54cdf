package org.mailhelm.platform.connection;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Service;
import org.mailhelm.platform.rest.RestClients;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.settings.SettingVariables;
import org.mailhelm.platform.settings.SettingsSchema;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens services from settings. */
@Singleton
class Opener {

    private final Variables variables;
    private final RestClients clients;
    private final Clock clock;
    private final Path folder;

    @Inject
    Opener(Variables variables, Clock clock, @Value("${mailhelm.data-folder}") String dataFolder) {
        this.variables = variables;
        this.clock = clock;
        this.clients = new RestClients(clock);
        this.folder = Path.of(dataFolder).resolve("connections");
    }

    List<SettingValue> values(SettingsSchema schema, Map<String, String> texts, String suffix) {
        return schema.values(texts, new SettingVariables(variables, suffix));
    }

    /**
     * Opens a service.
     *
     * @param id also the name of the connection's folder
     * @param name asked whenever the plugin wants to know it
     * @throws InvalidSettings when the texts don't make settings, or the connector refuses them
     * @throws Failure when the plugin has a defect
     */
    OpenService open(KnownConnector known, String id, Supplier<String> name, Map<String, String> texts, String suffix) {
        SettingsSchema schema = known.usable();
        SettingsSchema.Bound bound =
                OpenService.inPlugin(known.loaded(), () -> schema.bind(values(schema, texts, suffix)));
        Record settings = bound.settings().orElseThrow(() -> new InvalidSettings(bound.errors()));
        Connector<?, ?> connector = known.loaded().connector();
        ConnectionContext context = new ConnectionContext(
                name,
                clients,
                clock,
                folder.resolve(id).toAbsolutePath(),
                logger(known, name.get()),
                connector.getClass().getClassLoader());
        try {
            Service service = OpenService.inPlugin(known.loaded(), () -> service(connector, settings, context));
            if (!known.loaded().kind().serviceType().isInstance(service)) {
                throw new Failure.Unavailable(
                        "The plugin " + known.loaded().pluginId() + " opened nothing usable. Tell its author.", false);
            }
            return new OpenService(known.loaded(), service, context);
        } catch (Failure.InvalidInput e) {
            context.close();
            boolean field =
                    schema.fields().stream().anyMatch(each -> each.name().equals(e.field()));
            throw new InvalidSettings(Map.of(field ? e.field() : "", e.reason()));
        } catch (Failure e) {
            context.close();
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // the record was made from the connector's own settings type
    private static @Nullable Service service(Connector<?, ?> connector, Record settings, PluginContext context) {
        return ((Connector<Record, ?>) connector).open(settings, context);
    }

    private static Logger logger(KnownConnector known, String name) {
        return LoggerFactory.getLogger(
                "plugin." + known.loaded().pluginId() + "." + name.replaceAll("[^A-Za-z0-9_-]+", "-"));
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}
