package org.mailhelm.platform.connection;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.Sealer;
import org.mailhelm.platform.secret.Unsealable;
import org.mailhelm.platform.settings.SettingVariables;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps connections and what was entered for them. Each change is one transaction. */
@Singleton
class ConnectionStore {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStore.class);

    private final ConnectionRepository connections;
    private final SettingRepository settings;
    private final FactRepository facts;
    private final TransactionOperations<Connection> transactions;
    private final Audit audit;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    ConnectionStore(
            ConnectionRepository connections,
            SettingRepository settings,
            FactRepository facts,
            TransactionOperations<Connection> transactions,
            Audit audit,
            Keys keys,
            Clock clock) {
        this.connections = connections;
        this.settings = settings;
        this.facts = facts;
        this.transactions = transactions;
        this.audit = audit;
        this.sealer = keys.sealer(ConnectionSecrets.PURPOSE);
        this.clock = clock;
    }

    List<Stored> all() {
        return read(() -> connections.findAll().stream().map(this::withTexts).toList());
    }

    Optional<Stored> find(String id) {
        return read(() -> connections.findById(id).map(this::withTexts));
    }

    /** The version of each connection, to notice what others change. */
    Map<String, Long> versions() {
        return read(() -> {
            Map<String, Long> versions = new HashMap<>();
            connections.findAll().forEach(row -> versions.put(row.id(), row.version()));
            return versions;
        });
    }

    private Stored withTexts(ConnectionRow row) {
        Map<String, String> texts = new HashMap<>();
        for (SettingRow setting : settings.findByConnectionId(row.id())) {
            try {
                texts.put(
                        setting.component(),
                        setting.sealed()
                                ? sealer.open(setting.content(), SettingRow.place(row.id(), setting.component()))
                                : setting.content());
            } catch (Unsealable e) {
                // As if it weren't there: the form asks for it again, which is the way out.
                LOG.error("{} Enter it again on the page of connection {}.", e.getMessage(), row.name());
            }
        }
        return new Stored(row, texts);
    }

    /** @throws Refused when the name is taken */
    Stored create(
            LoadedConnector connector, String name, boolean enabled, Map<String, String> texts, Set<String> secrets) {
        return named(name, () -> {
            String id = UUID.randomUUID().toString();
            long now = clock.millis();
            connections.save(new ConnectionRow(
                    id,
                    connector.kind().name(),
                    connector.id(),
                    name,
                    enabled,
                    suffix(connector.id(), name),
                    1,
                    now,
                    now));
            texts.forEach((component, text) -> put(id, component, text, secrets.contains(component)));
            AuditEvent event =
                    AuditEvent.of("connection.create").on("connection", name).is("connector", connector.id());
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                event = secrets.contains(text.getKey())
                        ? event.secret(text.getKey())
                        : event.is(text.getKey(), text.getValue());
            }
            audit.done(event);
            return withTexts(connections.findById(id).orElseThrow());
        });
    }

    private String suffix(String connectorId, String name) {
        if (!connections.existsByConnectorIdAndSuffix(connectorId, "")) {
            return "";
        }
        String wanted = SettingVariables.suffix(name);
        String free = wanted;
        for (int number = 2; connections.existsByConnectorIdAndSuffix(connectorId, free); number++) {
            free = wanted + "_" + number;
        }
        return free;
    }

    /** @throws Refused when the name is taken, or somebody else changed the connection since */
    Stored change(
            Stored before,
            String name,
            boolean enabled,
            Map<String, Optional<String>> changes,
            Predicate<String> secret) {
        return named(name, () -> {
            String id = before.id();
            if (connections.change(id, before.row().version(), name, enabled, clock.millis()) == 0) {
                throw Refused.conflict("The connection " + before.row().name()
                        + " was changed by somebody else meanwhile. Load the page again and repeat your change.");
            }
            changes.forEach((component, text) -> text.ifPresentOrElse(
                    given -> put(id, component, given, secret.test(component)), () -> settings.remove(id, component)));
            audit.done(changed(before, name, enabled, changes, secret));
            return withTexts(connections.findById(id).orElseThrow());
        });
    }

    private static AuditEvent changed(
            Stored before,
            String name,
            boolean enabled,
            Map<String, Optional<String>> changes,
            Predicate<String> secret) {
        AuditEvent event = AuditEvent.of("connection.update")
                .on("connection", before.row().name())
                .change("name", before.row().name(), name)
                .change("enabled", before.row().enabled(), enabled);
        for (Map.Entry<String, Optional<String>> change : new TreeMap<>(changes).entrySet()) {
            String field = change.getKey();
            if (!secret.test(field)) {
                event = event.change(field, before.texts().get(field), change.getValue());
            } else if (change.getValue().isPresent()) {
                event = event.secret(field);
            } else if (before.texts().containsKey(field)) {
                event = event.was(field, "set");
            }
        }
        return event;
    }

    private void put(String id, String component, String text, boolean secret) {
        String content = secret ? sealer.seal(text, SettingRow.place(id, component)) : text;
        settings.put(id, component, content, secret);
    }

    void delete(String id) {
        transactions.executeWrite(status -> {
            Optional<ConnectionRow> row = connections.findById(id);
            settings.removeAll(id);
            connections.remove(id);
            row.ifPresent(gone -> audit.done(AuditEvent.of("connection.delete")
                    .on("connection", gone.name())
                    .was("connector", gone.connectorId())));
            return true;
        });
    }

    /** Whether this call is the one that makes a connector's first connection, ever and among all instances. */
    boolean claimFirst(String connectorId) {
        String fact = "first-connection:" + connectorId;
        if (read(() -> facts.existsByName(fact))) {
            return false;
        }
        return transactions.executeWrite(
                status -> facts.saveFirst(fact, "made") == 1 && !connections.existsByConnectorId(connectorId));
    }

    private <T> T read(Supplier<T> query) {
        return transactions.execute(TransactionDefinition.READ_ONLY, status -> query.get());
    }

    private <T> T named(String name, Supplier<T> change) {
        try {
            return transactions.executeWrite(status -> change.get());
        } catch (DataAccessException e) {
            if (String.valueOf(e.getMessage())
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("unique")) {
                throw Refused.invalid("name", "There is a connection called " + name + " already.");
            }
            throw e;
        }
    }
}
