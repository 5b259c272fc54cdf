package org.mailhelm.platform.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Source;

/** Draws settings as fields of a form, and reads what was changed in it. */
public final class SettingForm {

    private static final long LINES = 500;

    private SettingForm() {}

    /**
     * The fields in their groups.
     *
     * @param posted what somebody sent, shown again; empty at first
     */
    public static List<ConnectionPage.Group> groups(
            List<SettingValue> values, Map<String, String> posted, Map<String, String> errors) {
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        for (SettingValue value : values) {
            Field field = field(value, posted);
            String error = errors.get(value.field().name());
            groups.computeIfAbsent(value.field().group(), title -> new ArrayList<>())
                    .add(error == null ? field : field.error(error));
        }
        return groups.entrySet().stream()
                .map(group -> new ConnectionPage.Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static Field field(SettingValue value, Map<String, String> posted) {
        SettingField setting = value.field();
        String name = ConnectionPage.PREFIX + setting.name();
        Field field = setting.secret()
                ? Field.secret(name, setting.label(), value.text().isPresent())
                : filled(value, name, posted.isEmpty() ? value.text() : text(setting, posted));
        field = field.help(setting.help()).source(source(value));
        if (!setting.secret()) {
            field = field.placeholder(setting.example());
        }
        if (setting.required() || (!setting.optional() && setting.type() == SettingType.CHOICE)) {
            field = field.asRequired();
        }
        return setting.envOnly() ? field.asReadOnly() : field;
    }

    private static Field filled(SettingValue value, String name, Optional<String> text) {
        SettingField setting = value.field();
        String shown = text.orElse("");
        String label = setting.label();
        return switch (setting.type()) {
            case FLAG -> Field.toggle(name, label).value(String.valueOf(truth(shown)));
            case NUMBER -> Field.number(name, label, "").value(shown);
            case DURATION -> {
                Durations.Amount amount = Durations.amount(shown);
                yield Field.duration(name, label, amount.unit()).value(amount.number());
            }
            case URI -> Field.of(Field.Kind.URI, name, label).value(shown);
            case CHOICE ->
                Field.choice(
                                name,
                                label,
                                setting.choices().stream()
                                        .map(choice -> new Choice(choice.value(), choice.label()))
                                        .toList())
                        .value(shown.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
            case LIST -> Field.textarea(name, label).value(String.join("\n", items(shown)));
            case TEXT ->
                setting.max() > LINES && setting.max() < Long.MAX_VALUE
                        ? Field.textarea(name, label).value(shown)
                        : Field.text(name, label).value(shown);
            default -> Field.text(name, label).value(shown);
        };
    }

    private static Source source(SettingValue value) {
        return switch (value.source()) {
            case STORED ->
                value.variableSet() ? Source.storedHiding(value.variable().orElse("")) : Source.stored();
            case ENVIRONMENT -> Source.environment(value.variable().orElse(""));
            case DEFAULT -> Source.byDefault();
            case NONE -> new Source(Source.Kind.MISSING, value.variable());
        };
    }

    /** What the form changes: the text to store, or nothing to forget the stored one. */
    public static Map<String, Optional<String>> changes(List<SettingValue> values, Map<String, String> posted) {
        Map<String, Optional<String>> changes = new HashMap<>();
        for (SettingValue value : values) {
            SettingField field = value.field();
            if (!field.envOnly()) {
                text(field, posted)
                        .filter(text -> !same(field, text, value.text().orElse("")))
                        .ifPresent(text -> changes.put(field.name(), change(value, text)));
            }
        }
        return changes;
    }

    private static Optional<String> change(SettingValue value, String text) {
        boolean below = value.variableSet() || value.field().defaultText().isPresent();
        if (text.isEmpty()
                && value.source() == SettingValue.Source.STORED
                && !(value.field().optional() && below)) {
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** What was sent for a field; empty when nothing was, so that the value stays. */
    private static Optional<String> text(SettingField field, Map<String, String> posted) {
        String name = ConnectionPage.PREFIX + field.name();
        if (field.type() == SettingType.FLAG) {
            return Optional.of(String.valueOf(posted.getOrDefault(name, "").equals("true")));
        }
        Optional<String> sent = Optional.ofNullable(posted.get(name));
        return switch (field.type()) {
            case SECRET -> sent.filter(text -> !text.isEmpty());
            case DURATION ->
                sent.map(String::strip)
                        .map(number -> number.isEmpty() ? "" : number + unit(posted.getOrDefault(name + ".unit", "")));
            case LIST -> sent.map(text -> String.join(",", items(text)));
            default -> sent.map(String::strip);
        };
    }

    private static String unit(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1);
    }

    private static boolean same(SettingField field, String text, String before) {
        return switch (field.type()) {
            case FLAG -> truth(text) == truth(before);
            case DURATION -> Durations.amount(text).equals(Durations.amount(before));
            case LIST -> items(text).equals(items(before));
            case CHOICE -> text.equalsIgnoreCase(before.replace('-', '_'));
            default -> text.equals(before);
        };
    }

    private static boolean truth(String text) {
        return List.of("true", "1", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    private static List<String> items(String text) {
        return java.util.Arrays.stream(text.split("[,\\n]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
