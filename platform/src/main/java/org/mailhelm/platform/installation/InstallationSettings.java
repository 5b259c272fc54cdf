package org.mailhelm.platform.installation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.settings.SettingField;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.settings.SettingVariables;
import org.mailhelm.platform.settings.SettingsSchema;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of the installation, in records of the same form as those of connectors; each component names its variable.
 * Read from the database each time, so that every instance sees a change at once.
 */
@Singleton
public class InstallationSettings {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationSettings.class);

    private final InstallationRepository rows;
    private final Variables environment;
    private final SettingVariables variables;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Map<Class<? extends Record>, SettingsSchema> schemas = new ConcurrentHashMap<>();
    private final Map<Class<? extends Record>, Map<String, String>> told = new ConcurrentHashMap<>();

    @Inject
    InstallationSettings(
            InstallationRepository rows,
            Variables variables,
            Audit audit,
            TransactionOperations<Connection> transactions) {
        this.rows = rows;
        this.environment = variables;
        this.variables = new SettingVariables(variables, "");
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The settings as they are now; none when the environment holds something that can't be used. */
    public <T extends Record> Optional<T> find(Class<T> type) {
        SettingsSchema.Bound bound = schema(type).bind(values(type));
        // Asked for with each sign-in page, so it is said once.
        if (!bound.errors().equals(told.put(type, bound.errors()))
                && !bound.errors().isEmpty()) {
            LOG.warn("Settings can't be used: {}", bound.errors());
        }
        return bound.settings().map(type::cast);
    }

    /** Whether the variable is set or stored, whatever its text; cheaper than the settings that it belongs to. */
    public boolean given(String variable) {
        return environment.text(variable).isPresent()
                || rows.findAll().stream().anyMatch(row -> row.name().equals(variable));
    }

    /** Each value and where it comes from. */
    public List<SettingValue> values(Class<? extends Record> type) {
        return schema(type).values(stored(type), variables);
    }

    /**
     * The settings as they would be after a change.
     *
     * @throws Refused naming each field that is wrong
     */
    public <T extends Record> T preview(Class<T> type, Map<String, Optional<String>> changes) {
        SettingsSchema schema = schema(type);
        Map<String, String> stored = new HashMap<>(stored(type));
        changes.forEach(
                (name, text) -> text.ifPresentOrElse(given -> stored.put(name, given), () -> stored.remove(name)));
        SettingsSchema.Bound bound = schema.bind(schema.values(stored, variables));
        return bound.settings().map(type::cast).orElseThrow(() -> Refused.invalid(bound.errors()));
    }

    /**
     * Changes some.
     *
     * @param what as the audit calls these settings
     * @param changes by name of the component: the text to store, or nothing to forget the stored one
     * @throws Refused naming each field that is wrong
     */
    public void change(Class<? extends Record> type, String what, Map<String, Optional<String>> changes) {
        transactions.executeWrite(status -> {
            Map<String, String> before = stored(type);
            preview(type, changes);
            AuditEvent event = AuditEvent.of("settings.update").on("settings", what);
            boolean any = false;
            for (SettingField field : schema(type).fields()) {
                Optional<String> change = changes.getOrDefault(field.name(), Optional.empty());
                Optional<String> old = Optional.ofNullable(before.get(field.name()));
                if (!changes.containsKey(field.name()) || change.equals(old)) {
                    continue;
                }
                String name = variable(field);
                change.ifPresentOrElse(text -> rows.put(name, text), () -> rows.remove(name));
                event = event.change(name, old, change);
                any = true;
            }
            if (any) {
                audit.done(event);
            }
            return true;
        });
    }

    private Map<String, String> stored(Class<? extends Record> type) {
        Map<String, String> byVariable = new HashMap<>();
        rows.findAll().forEach(row -> byVariable.put(row.name(), row.content()));
        Map<String, String> stored = new HashMap<>();
        for (SettingField field : schema(type).fields()) {
            String content = byVariable.get(variable(field));
            if (content != null) {
                stored.put(field.name(), content);
            }
        }
        return stored;
    }

    private static String variable(SettingField field) {
        return field.variable().orElse(field.name());
    }

    private SettingsSchema schema(Class<? extends Record> type) {
        return schemas.computeIfAbsent(type, SettingsSchema::of);
    }
}
