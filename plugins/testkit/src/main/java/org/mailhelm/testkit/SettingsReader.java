package org.mailhelm.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** Looks into a record of settings. */
final class SettingsReader {

    private SettingsReader() {}

    static List<RecordComponent> components(Class<? extends Record> type) {
        return List.of(type.getRecordComponents());
    }

    static Setting setting(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new AssertionError(component.getName() + " has no @Setting");
        }
        return setting;
    }

    static RecordedSetting recorded(RecordComponent component) {
        Setting setting = setting(component);
        return new RecordedSetting(
                component.getName(), setting.env(), setting.defaultValue(), List.of(setting.formerNames()));
    }

    static List<Secret> secrets(Record settings) {
        List<Secret> secrets = new ArrayList<>();
        for (RecordComponent component : components(settings.getClass())) {
            Object value = value(settings, component);
            if (value instanceof Optional<?> optional && optional.isPresent()) {
                value = optional.get();
            }
            if (value instanceof Secret secret) {
                secrets.add(secret);
            }
        }
        return secrets;
    }

    static List<String> unsetSecrets(Record settings) {
        List<String> unset = new ArrayList<>();
        for (RecordComponent component : components(settings.getClass())) {
            boolean secret = component.getGenericType().getTypeName().contains(Secret.class.getName());
            Object value = value(settings, component);
            boolean set = value instanceof Secret
                    || (value instanceof Optional<?> optional
                            && optional.filter(Secret.class::isInstance).isPresent());
            if (secret && !set) {
                unset.add(component.getName());
            }
        }
        return unset;
    }

    /** The settings as somebody would type them, those that are set. */
    static Map<String, String> texts(Record settings) {
        Map<String, String> texts = new HashMap<>();
        for (RecordComponent component : components(settings.getClass())) {
            Object value = value(settings, component);
            Optional<?> set = value instanceof Optional<?> optional ? optional : Optional.of(value);
            set.ifPresent(inner -> texts.put(component.getName(), text(inner)));
        }
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof Secret secret) {
            return secret.reveal();
        }
        if (value instanceof Enum<?> choice) {
            return choice.name();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("can't read " + component.getName(), e);
        }
    }
}
