package org.mailhelm.platform.installation;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailhelm.platform.connection.ConnectionAdmin;
import org.mailhelm.platform.connection.ConnectionDetails;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.connection.InvalidSettings;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;

/**
 * What scripts know as settings of the whole and what here belongs to a connection: the first one that has such a
 * setting.
 */
@Singleton
class ConnectionSettings implements NamedSettings {

    private static final Map<String, Kind> KINDS =
            Map.of("MX_SERVER", Kind.MAIL_HOST, "MX_USER", Kind.MAIL_HOST, "CF_ACCOUNT_ID", Kind.DNS);

    private final Connections connections;
    private final ConnectionAdmin admin;
    private final Variables variables;

    @Inject
    ConnectionSettings(Connections connections, ConnectionAdmin admin, Variables variables) {
        this.connections = connections;
        this.admin = admin;
        this.variables = variables;
    }

    /** A setting of a connection. */
    private record Place(ConnectionDetails connection, SettingValue value) {

        String component() {
            return value.field().name();
        }
    }

    /** What changes of one connection. */
    private record Change(ConnectionDetails before, Map<String, Optional<String>> texts, Map<String, String> names) {

        Change(Place first) {
            this(first.connection(), new HashMap<>(), new HashMap<>());
        }

        ConnectionView connection() {
            return before.connection();
        }

        /** What is wrong is told by the names that scripts know. */
        void named(Runnable work) {
            try {
                work.run();
            } catch (InvalidSettings e) {
                Map<String, String> errors = new HashMap<>();
                e.errors().forEach((component, error) -> errors.put(names.getOrDefault(component, component), error));
                throw Refused.invalid(errors);
            }
        }
    }

    /** Where there is no connection yet, what the environment holds for one to come. */
    @Override
    public Map<String, String> values() {
        Map<String, String> all = new TreeMap<>();
        KINDS.forEach((name, kind) -> all.put(
                name,
                place(name)
                        .flatMap(place -> place.value().text())
                        .or(() -> variables.text(name))
                        .orElse("")));
        return all;
    }

    @Override
    public Runnable change(HttpRequest<?> request, Map<String, Optional<String>> changes) {
        Map<String, Change> byConnection = new LinkedHashMap<>();
        changes.forEach((name, text) -> {
            Place place = place(name)
                    .orElseThrow(() -> Refused.invalid(
                            name,
                            "No connection has " + name
                                    + ". Add one at /api/admin/connections first. Nothing was changed."));
            Change change =
                    byConnection.computeIfAbsent(place.connection().connection().id(), unseen -> new Change(place));
            change.texts().put(place.component(), text);
            change.names().put(place.component(), name);
        });
        byConnection.forEach((id, change) -> change.named(() -> admin.check(id, change.texts())));
        return () -> byConnection.forEach((id, change) -> change.named(() ->
                admin.change(id, change.before().version(), change.connection().name(), change.texts())));
    }

    private Optional<Place> place(String name) {
        return Optional.ofNullable(KINDS.get(name)).stream()
                .flatMap(kind -> connections.all(kind).stream())
                .flatMap(connection -> place(connection, name).stream())
                .findFirst();
    }

    private Optional<Place> place(ConnectionView connection, String name) {
        try {
            ConnectionDetails details = admin.details(connection.id());
            return details.values().stream()
                    .filter(value ->
                            value.field().variable().filter(name::equals).isPresent())
                    .findFirst()
                    .map(value -> new Place(details, value));
        } catch (Refused deletedMeanwhile) {
            return Optional.empty();
        }
    }
}
