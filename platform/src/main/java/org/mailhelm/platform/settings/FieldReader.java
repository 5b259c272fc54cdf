package org.mailhelm.platform.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** Reads a component of a settings record, and refuses what the host can't draw or bind. */
final class FieldReader {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");

    /** What opens the host itself is no plugin's business. */
    private static final Set<String> RESERVED =
            Set.of("SECRET_KEY", "SECRET_KEY_PREVIOUS", "ADMIN_USER", "ADMIN_PASSWORD", "DATABASE_URL", "PATH", "HOME");

    private static final Map<Class<?>, SettingType> TYPES = Map.ofEntries(
            Map.entry(String.class, SettingType.TEXT),
            Map.entry(Secret.class, SettingType.SECRET),
            Map.entry(boolean.class, SettingType.FLAG),
            Map.entry(Boolean.class, SettingType.FLAG),
            Map.entry(int.class, SettingType.NUMBER),
            Map.entry(Integer.class, SettingType.NUMBER),
            Map.entry(long.class, SettingType.NUMBER),
            Map.entry(Long.class, SettingType.NUMBER),
            Map.entry(Duration.class, SettingType.DURATION),
            Map.entry(URI.class, SettingType.URI),
            Map.entry(HostAndPort.class, SettingType.HOST_AND_PORT),
            Map.entry(DomainName.class, SettingType.DOMAIN));

    private final Class<?> owner;

    FieldReader(Class<?> owner) {
        this.owner = owner;
    }

    Component read(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw defect(component, "has no @Setting");
        }
        if (setting.label().isBlank()) {
            throw defect(component, "has no label");
        }
        Type declared = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type inner = optional ? argument(component, declared) : declared;
        Class<?> raw =
                inner instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : raw(component, inner);
        SettingType type = type(component, inner, raw);
        SettingField field = new SettingField(
                component.getName(),
                type,
                optional,
                setting.envOnly(),
                setting.label(),
                setting.help(),
                text(setting.env()),
                text(setting.defaultValue()),
                setting.example(),
                setting.group(),
                setting.order(),
                type == SettingType.CHOICE ? choices(raw) : List.of(),
                setting.min(),
                setting.max(),
                List.of(setting.formerNames()));
        check(component, field, raw);
        return new Component(field, raw, component.getType());
    }

    private void check(RecordComponent component, SettingField field, Class<?> raw) {
        field.variable()
                .filter(name -> !VARIABLE.matcher(name).matches() || RESERVED.contains(name))
                .ifPresent(name -> {
                    throw defect(component, "names " + name + ", which is no environment variable of a plugin");
                });
        if (field.envOnly() && field.variable().isEmpty()) {
            throw defect(component, "comes from the environment alone but names no variable");
        }
        if (field.secret() && field.defaultText().isPresent()) {
            throw defect(component, "is a secret with a default, which would be none");
        }
        field.defaultText().ifPresent(text -> {
            try {
                TextReader.read(field, raw, text);
            } catch (InvalidText e) {
                throw defect(component, "has a default that is not of its type: " + e.reason());
            }
        });
    }

    private SettingType type(RecordComponent component, Type declared, Class<?> raw) {
        if (raw == List.class
                && declared instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class) {
            return SettingType.LIST;
        }
        if (raw.isEnum()) {
            return SettingType.CHOICE;
        }
        SettingType known = TYPES.get(raw);
        if (known == null) {
            throw defect(component, "is of a type that settings can't have: " + declared.getTypeName());
        }
        return known;
    }

    private Type argument(RecordComponent component, Type declared) {
        if (declared instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[0];
        }
        throw defect(component, "is an Optional of nothing");
    }

    private Class<?> raw(RecordComponent component, Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        throw defect(component, "is of a type that settings can't have: " + type.getTypeName());
    }

    private static List<SettingField.Choice> choices(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(field -> {
                    Label label = field.getAnnotation(Label.class);
                    return new SettingField.Choice(
                            field.getName(), label == null ? words(field.getName()) : label.value());
                })
                .toList();
    }

    private static String words(String constant) {
        String lower = constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private SettingsDefect defect(RecordComponent component, String message) {
        return new SettingsDefect(owner, "can't be used: " + component.getName() + " " + message + ".");
    }

    /**
     * A component.
     *
     * @param raw the type of its value, the inner one of an {@code Optional}
     * @param declared the type of the constructor's parameter
     */
    record Component(SettingField field, Class<?> raw, Class<?> declared) {

        boolean wrapped() {
            return declared == Optional.class;
        }
    }
}
