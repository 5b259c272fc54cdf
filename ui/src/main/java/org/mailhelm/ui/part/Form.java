package org.mailhelm.ui.part;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a form shows again after a refused submission: the values typed (never a password) and an error for each field.
 * An error under the empty name concerns the whole form.
 */
public record Form(Map<String, String> values, Map<String, String> errors) {
    public Form {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    public Form with(String name, String value) {
        return new Form(plus(values, name, value), errors);
    }

    public Form withError(String name, String message) {
        return new Form(values, plus(errors, name, message));
    }

    public Form withError(String message) {
        return withError("", message);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public boolean checked(String name) {
        return value(name).equals("true");
    }

    public Optional<String> error(String name) {
        return Optional.ofNullable(errors.get(name));
    }

    public Optional<String> error() {
        return error("");
    }

    public boolean valid() {
        return errors.isEmpty();
    }

    /** A field of this form, with its value and error filled in. */
    public Field field(Field field) {
        Field filled = values.containsKey(field.name()) ? field.value(value(field.name())) : field;
        return error(field.name()).map(filled::error).orElse(filled);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
