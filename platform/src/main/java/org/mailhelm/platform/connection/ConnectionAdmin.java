package org.mailhelm.platform.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.settings.SettingField;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.settings.SettingVariables;
import org.mailhelm.platform.settings.SettingsSchema;
import org.mailhelm.platform.web.Refused;

/**
 * Making and changing connections. A change of settings maps names to texts; an empty one forgets what is stored, so
 * that the environment or the default counts again; a setting that isn't named keeps its value.
 *
 * <p>Settings that can't be used are refused with {@link InvalidSettings} and change nothing. Settings that can be used
 * but don't work are stored; the result of the test says so.
 */
@Singleton
public final class ConnectionAdmin {

    private static final int LONGEST_NAME = 60;

    /** A system that starts first, as a mail server of our own, may need half a minute; nobody waits that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ConnectionHost host;
    private final ConnectionStore store;
    private final Opener opener;
    private final Prober prober;
    private final Audit audit;

    @Inject
    ConnectionAdmin(ConnectionHost host, ConnectionStore store, Opener opener, Prober prober, Audit audit) {
        this.host = host;
        this.store = store;
        this.opener = opener;
        this.prober = prober;
        this.audit = audit;
    }

    /** The connectors of a kind that run, by title. */
    public List<LoadedConnector> connectors(Kind kind) {
        return host.connectors().stream()
                .map(KnownConnector::loaded)
                .filter(loaded -> loaded.kind() == kind)
                .sorted(Comparator.comparing(loaded -> loaded.description().title()))
                .toList();
    }

    /** The values that a new connection of a connector would have. */
    public List<SettingValue> blank(String connectorId) {
        return opener.values(connector(connectorId).usable(), Map.of(), newSuffix(connectorId, ""));
    }

    /** The connector of that id. */
    public LoadedConnector loaded(String connectorId) {
        return connector(connectorId).loaded();
    }

    /** One connection. */
    public ConnectionDetails details(String id) {
        Slot slot = host.slot(id);
        Stored stored = slot.stored();
        Optional<KnownConnector> connector = host.connector(stored.row().connectorId());
        return new ConnectionDetails(
                host.view(slot),
                stored.row().version(),
                connector
                        .flatMap(KnownConnector::schema)
                        .map(schema -> opener.values(
                                schema, stored.texts(), stored.row().suffix()))
                        .orElse(List.of()),
                connector.map(each -> each.loaded().description()),
                slot.last());
    }

    /** Makes a connection, opens it and tests it. */
    public String create(String connectorId, String name, Map<String, Optional<String>> changes) {
        KnownConnector connector = connector(connectorId);
        SettingsSchema schema = connector.usable();
        check(schema, changes);
        String named = name(name);
        Map<String, String> texts = new HashMap<>();
        changes.forEach((field, text) -> text.ifPresent(given -> texts.put(field, given)));
        Set<String> secrets = schema.fields().stream()
                .filter(SettingField::secret)
                .map(SettingField::name)
                .collect(Collectors.toSet());
        bind(connector, texts, newSuffix(connectorId, named));
        Stored stored = store.create(connector.loaded(), named, true, texts, secrets);
        Slot slot = new Slot(stored);
        try {
            slot.opened(host.open(slot, connector, texts));
        } catch (RuntimeException e) {
            store.delete(stored.id());
            throw e;
        }
        verify(host.add(slot));
        return stored.id();
    }

    /** Looks whether settings may be changed so, without opening anything. */
    public void check(String id, Map<String, Optional<String>> changes) {
        Stored stored = host.slot(id).stored();
        KnownConnector connector = connector(stored.row().connectorId());
        check(connector.usable(), changes);
        bind(connector, stored.with(changes), stored.row().suffix());
    }

    /**
     * Changes name and settings.
     *
     * @param version as it was when the change was begun
     * @return what the test says of it; empty when it is switched off, can't be tested silently, or doesn't answer within
     *     seconds: then the test goes on, and its result is among the details later
     */
    public Optional<TestResult> change(String id, long version, String name, Map<String, Optional<String>> changes) {
        Slot slot = host.slot(id);
        Stored before = current(slot, version);
        Optional<SettingsSchema> schema =
                host.connector(before.row().connectorId()).flatMap(KnownConnector::schema);
        schema.ifPresent(known -> check(known, changes));
        if (schema.isEmpty() && !changes.isEmpty()) {
            throw new Failure.Unavailable("The settings can't be changed while the plugin doesn't run.", true);
        }
        Map<String, Optional<String>> whole = new HashMap<>(changes);
        // What was stored under a former name moves, or it would come to light again.
        changes.keySet()
                .forEach(field -> schema.flatMap(known -> known.field(field))
                        .ifPresent(known -> known.formerNames().stream()
                                .filter(former -> before.texts().containsKey(former))
                                .forEach(former -> whole.put(former, Optional.empty()))));
        String named = name(name);
        if (!before.row().enabled()) {
            host.connector(before.row().connectorId())
                    .ifPresent(
                            each -> bind(each, before.with(whole), before.row().suffix()));
        }
        host.change(
                slot,
                before.row().enabled(),
                before.with(whole),
                () -> store.change(
                        before,
                        named,
                        before.row().enabled(),
                        whole,
                        field -> schema.flatMap(known -> known.field(field))
                                .map(SettingField::secret)
                                .orElse(true)));
        return verify(slot);
    }

    /** Switches a connection on or off. */
    public void enable(String id, boolean enabled) {
        Slot slot = host.slot(id);
        Stored before = slot.stored();
        if (before.row().enabled() == enabled) {
            return;
        }
        try {
            host.change(slot, enabled, before.texts(), () -> write(before, enabled));
        } catch (InvalidSettings e) {
            throw Refused.conflict("The connection " + slot.name() + " can't be switched on. "
                    + host.connector(before.row().connectorId())
                            .map(connector -> connector.words(e.errors()))
                            .orElse(""));
        }
        verify(slot);
    }

    private Stored write(Stored before, boolean enabled) {
        return store.change(before, before.row().name(), enabled, Map.of(), field -> true);
    }

    /** Deletes a connection and what is stored for it. The outside system stays as it is. */
    public void delete(String id) {
        Slot slot = host.slot(id);
        store.delete(id);
        host.drop(slot);
    }

    /** Tests a connection as it is. */
    public TestResult test(String id) {
        Slot slot = host.slot(id);
        if (slot.open().isEmpty()) {
            host.openIfDue(slot);
        }
        OpenService open = slot.open()
                .orElseThrow(() -> new Failure.Unavailable(
                        "The connection " + slot.name() + " isn't open. "
                                + slot.problem().orElse("It is switched off."),
                        true));
        TestResult result = prober.verify(open);
        slot.last(result);
        audit.done(AuditEvent.of("connection.test")
                .on("connection", slot.name())
                .says(result.passed() ? "passed" : "failed: " + result.message()));
        return result;
    }

    /** Tests settings of a connection that aren't stored. */
    public TestResult test(String id, Map<String, Optional<String>> changes) {
        Slot slot = host.slot(id);
        Stored stored = slot.stored();
        Map<String, String> texts = stored.with(changes);
        if (texts.equals(stored.texts()) && slot.open().isPresent()) {
            return test(id);
        }
        KnownConnector connector = connector(stored.row().connectorId());
        check(connector.usable(), changes);
        bind(connector, texts, stored.row().suffix());
        if (slot.open().isPresent() && connector.exclusive()) {
            throw new Failure.Unsupported("The settings are well formed. They can't be tested beside the running"
                    + " service; save them to try them, the old ones come back if they can't be used.");
        }
        return trial(connector, id, slot.name(), texts, stored.row().suffix());
    }

    /** Tests settings of a connection that isn't there yet. */
    public TestResult testNew(String connectorId, String name, Map<String, Optional<String>> changes) {
        KnownConnector connector = connector(connectorId);
        check(connector.usable(), changes);
        Map<String, String> texts = new HashMap<>();
        changes.forEach((field, text) -> text.ifPresent(given -> texts.put(field, given)));
        return trial(connector, "trial-" + UUID.randomUUID(), name, texts, newSuffix(connectorId, name));
    }

    private TestResult trial(
            KnownConnector connector, String id, String name, Map<String, String> texts, String suffix) {
        OpenService service = opener.open(connector, id, () -> name, texts, suffix);
        try {
            return prober.verify(service);
        } finally {
            service.retireWithin(ConnectionHost.DRAIN);
        }
    }

    private Optional<TestResult> verify(Slot slot) {
        return slot.open()
                .filter(prober::silent)
                .flatMap(open -> prober.verify(open, PATIENCE, result -> {
                    if (slot.open().filter(current -> current == open).isPresent()) {
                        slot.last(result);
                    }
                }));
    }

    private void bind(KnownConnector connector, Map<String, String> texts, String suffix) {
        SettingsSchema schema = connector.usable();
        SettingsSchema.Bound bound =
                OpenService.inPlugin(connector.loaded(), () -> schema.bind(opener.values(schema, texts, suffix)));
        if (bound.settings().isEmpty()) {
            throw new InvalidSettings(bound.errors());
        }
    }

    private static void check(SettingsSchema schema, Map<String, Optional<String>> changes) {
        Map<String, String> errors = new HashMap<>();
        changes.forEach((name, text) -> {
            Optional<SettingField> field = schema.fields().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                errors.put(name, "There is no such setting.");
            } else if (field.get().envOnly() && text.isPresent()) {
                errors.put(name, "This comes from the environment alone and is never stored.");
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
    }

    private static Stored current(Slot slot, long version) {
        Stored stored = slot.stored();
        if (stored.row().version() != version) {
            throw Refused.conflict("The connection " + slot.name()
                    + " was changed by somebody else meanwhile. Load the page again and repeat your change.");
        }
        return stored;
    }

    private String newSuffix(String connectorId, String name) {
        boolean first = host.slots().stream()
                .noneMatch(slot -> slot.stored().row().connectorId().equals(connectorId)
                        && slot.stored().row().suffix().isEmpty());
        return first ? "" : SettingVariables.suffix(name);
    }

    private KnownConnector connector(String id) {
        return host.connector(id)
                .orElseThrow(() -> Refused.notFound("No running plugin brings " + id + ". See the Plugins page."));
    }

    private static String name(String name) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || plain.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettings(Map.of("name!", "Enter a name of 1 to " + LONGEST_NAME + " characters."));
        }
        return plain;
    }
}
