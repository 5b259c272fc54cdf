package org.mailhelm.platform.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;

/**
 * The settings of a connector, read from its record. Holds classes of the plugin: keep it no longer than the plugin
 * runs.
 */
public final class SettingsSchema {

    private final List<FieldReader.Component> components;
    private final List<SettingField> fields;
    private final Constructor<? extends Record> constructor;

    private SettingsSchema(List<FieldReader.Component> components, Constructor<? extends Record> constructor) {
        this.components = components;
        this.constructor = constructor;
        this.fields = components.stream()
                .map(FieldReader.Component::field)
                .sorted(Comparator.comparingInt(SettingField::order))
                .toList();
    }

    /**
     * Reads a record.
     *
     * @throws SettingsDefect when it breaks the rules
     */
    public static SettingsSchema of(Class<? extends Record> type) {
        RecordComponent @Nullable [] declared = type.getRecordComponents();
        if (declared == null) {
            throw new SettingsDefect(type, "is no record.");
        }
        FieldReader reader = new FieldReader(type);
        List<FieldReader.Component> components =
                Arrays.stream(declared).map(reader::read).toList();
        Set<String> names = new HashSet<>();
        Set<String> variables = new HashSet<>();
        for (FieldReader.Component component : components) {
            List<String> all = new ArrayList<>(component.field().formerNames());
            all.add(component.field().name());
            all.stream().filter(name -> !names.add(name)).findFirst().ifPresent(twice -> {
                throw new SettingsDefect(type, "uses the name " + twice + " twice.");
            });
            component.field().variable().filter(name -> !variables.add(name)).ifPresent(twice -> {
                throw new SettingsDefect(type, "uses the variable " + twice + " twice.");
            });
        }
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(
                    components.stream().map(FieldReader.Component::declared).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new SettingsSchema(components, constructor);
        } catch (NoSuchMethodException e) {
            throw new SettingsDefect(type, "has no constructor for all its components.");
        }
    }

    /** All fields, in the order of the form. */
    public List<SettingField> fields() {
        return fields;
    }

    /** The field of that name, now or formerly. */
    public Optional<SettingField> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(field -> field.formerNames().contains(name))
                        .findFirst());
    }

    /**
     * The value of each field and where it comes from.
     *
     * @param stored texts by the field's name, now or formerly
     */
    public List<SettingValue> values(Map<String, String> stored, SettingVariables variables) {
        return fields.stream().map(field -> value(field, stored, variables)).toList();
    }

    private static SettingValue value(SettingField field, Map<String, String> stored, SettingVariables variables) {
        Optional<String> variable = variables.name(field);
        Optional<String> given = variables.value(field);
        Optional<String> kept = field.envOnly() ? Optional.empty() : kept(field, stored);
        if (kept.isPresent()) {
            return new SettingValue(field, kept, SettingValue.Source.STORED, variable, given.isPresent());
        }
        if (given.isPresent()) {
            return new SettingValue(field, given, SettingValue.Source.ENVIRONMENT, variable, true);
        }
        return field.defaultText().isPresent()
                ? new SettingValue(field, field.defaultText(), SettingValue.Source.DEFAULT, variable, false)
                : new SettingValue(field, Optional.empty(), SettingValue.Source.NONE, variable, false);
    }

    private static Optional<String> kept(SettingField field, Map<String, String> stored) {
        Optional<String> current = Optional.ofNullable(stored.get(field.name()));
        return current.isPresent()
                ? current
                : field.formerNames().stream()
                        .filter(stored::containsKey)
                        .map(stored::get)
                        .findFirst();
    }

    /**
     * Makes the record.
     *
     * @return the record, or all that is wrong
     */
    public Bound bind(List<SettingValue> values) {
        Map<String, SettingValue> byName = new LinkedHashMap<>();
        values.forEach(value -> byName.put(value.field().name(), value));
        Map<String, String> errors = new LinkedHashMap<>();
        @Nullable Object[] arguments = new Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            FieldReader.Component component = components.get(i);
            try {
                arguments[i] = argument(component, byName.get(component.field().name()));
            } catch (InvalidText e) {
                errors.put(component.field().name(), e.reason());
            }
        }
        return errors.isEmpty() ? make(arguments) : new Bound(Optional.empty(), errors);
    }

    private static Object argument(FieldReader.Component component, @Nullable SettingValue value) {
        SettingField field = component.field();
        Optional<String> text = Optional.ofNullable(value).flatMap(SettingValue::text);
        if (text.isEmpty() || text.get().isBlank()) {
            if (component.wrapped()) {
                return Optional.empty();
            }
            return switch (field.type()) {
                case LIST -> List.of();
                case FLAG -> Boolean.FALSE;
                default -> throw new InvalidText(missing(field, value));
            };
        }
        Object read = TextReader.read(field, component.raw(), text.get());
        return component.wrapped() ? Optional.of(read) : read;
    }

    private static String missing(SettingField field, @Nullable SettingValue value) {
        Optional<String> variable = value == null ? Optional.empty() : value.variable();
        return field.envOnly() && variable.isPresent()
                ? "Set " + variable.get() + " in the environment and restart."
                : "Enter a value.";
    }

    private Bound make(@Nullable Object[] arguments) {
        try {
            return new Bound(Optional.of(constructor.newInstance(arguments)), Map.of());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Failure.InvalidInput input) {
                return refused(input, arguments);
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            if (e.getCause() instanceof LinkageError defect) {
                throw defect;
            }
            throw new SettingsDefect(constructor.getDeclaringClass(), "can't be made.");
        } catch (ReflectiveOperationException e) {
            throw new SettingsDefect(constructor.getDeclaringClass(), "can't be made: " + e.getMessage());
        }
    }

    private Bound refused(Failure.InvalidInput input, @Nullable Object[] arguments) {
        boolean known = fields.stream().anyMatch(field -> field.name().equals(input.field()));
        return new Bound(
                Optional.empty(),
                Map.of(known ? input.field() : "", masked(input.reason(), List.of(arguments(arguments)))));
    }

    private static Object[] arguments(@Nullable Object[] values) {
        return Arrays.stream(values).filter(java.util.Objects::nonNull).toArray();
    }

    /** A message that quotes the value it refuses must not show a secret. */
    private static String masked(String message, List<Object> arguments) {
        String masked = message;
        for (Object argument : arguments) {
            Object inner = argument instanceof Optional<?> optional && optional.isPresent() ? optional.get() : argument;
            if (inner instanceof Secret secret && !secret.reveal().isBlank()) {
                masked = masked.replace(secret.reveal(), "***");
            }
        }
        return masked;
    }

    /**
     * The record, or what stands against it.
     *
     * @param errors by name of the field; under the empty name what concerns several
     */
    public record Bound(Optional<Record> settings, Map<String, String> errors) {

        @Override
        public String toString() {
            return errors.isEmpty() ? "settings" : errors.keySet().toString();
        }
    }
}
