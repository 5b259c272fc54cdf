package org.mailhelm.platform.installation;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailhelm.platform.connection.ConnectionAdmin;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;

/** What scripts know as settings of the whole and what here belongs to a connection: told, and changed there. */
@Singleton
class ConnectionSettings {

    private static final Map<String, Kind> KINDS =
            Map.of("MX_SERVER", Kind.MAIL_HOST, "MX_USER", Kind.MAIL_HOST, "CF_ACCOUNT_ID", Kind.DNS);

    private final Connections connections;
    private final ConnectionAdmin admin;
    private final Variables variables;

    ConnectionSettings(Connections connections, ConnectionAdmin admin, Variables variables) {
        this.connections = connections;
        this.admin = admin;
        this.variables = variables;
    }

    static boolean has(String name) {
        return KINDS.containsKey(name);
    }

    /** Of the first connection that has such a setting, else what the environment holds for one to come. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        KINDS.forEach((name, kind) -> all.put(
                name,
                connections.all(kind).stream()
                        .flatMap(connection -> value(connection, name).stream())
                        .findFirst()
                        .or(() -> variables.text(name))
                        .orElse("")));
        return all;
    }

    private Optional<String> value(ConnectionView connection, String name) {
        try {
            return admin.details(connection.id()).values().stream()
                    .filter(value ->
                            value.field().variable().filter(name::equals).isPresent())
                    .findFirst()
                    .flatMap(SettingValue::text);
        } catch (Refused deletedMeanwhile) {
            return Optional.empty();
        }
    }
}
