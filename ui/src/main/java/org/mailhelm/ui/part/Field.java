package org.mailhelm.ui.part;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One form field with everything around it. Start with a factory, add what differs: {@code Field.text("domain",
 * "Domain").asRequired().help("…")}.
 *
 * <p>What is posted: the value under {@link #name()}. A switch posts {@code true}, or nothing when off. A duration and
 * a size post the number under the name and the unit under {@code name.unit}: {@code seconds}, {@code minutes},
 * {@code hours}, {@code days} or {@code MB}, {@code GB}. A secret posts an empty value to keep what is stored.
 *
 * @param value what stands in the field; always empty for a secret
 * @param unit text behind a number, or the chosen unit of a duration or size
 * @param presets common values beside a number, with the unit where there is one ({@code 5 GB})
 * @param configured for a secret: whether one exists
 * @param readOnly shown but not sent, such as a secret that only the environment may set
 */
public record Field(
        String name,
        Kind kind,
        String label,
        String help,
        String value,
        boolean required,
        Optional<String> error,
        Optional<Source> source,
        String placeholder,
        String autocomplete,
        List<Choice> choices,
        List<String> presets,
        String unit,
        boolean configured,
        boolean readOnly) {
    /** Decides the control. */
    public enum Kind {
        TEXT,
        EMAIL,
        URI,
        NUMBER,
        DURATION,
        SIZE,
        CHOICE,
        SWITCH,
        TEXTAREA,
        SECRET,
        CODE
    }

    public Field {
        choices = List.copyOf(choices);
        presets = List.copyOf(presets);
        value = kind == Kind.SECRET ? "" : value;
    }

    public static Field of(Kind kind, String name, String label) {
        return new Draft(kind, name, label).field();
    }

    public static Field text(String name, String label) {
        return of(Kind.TEXT, name, label);
    }

    public static Field email(String name, String label) {
        return of(Kind.EMAIL, name, label);
    }

    public static Field uri(String name, String label) {
        return of(Kind.URI, name, label).placeholder("https://");
    }

    public static Field number(String name, String label, String unit) {
        return of(Kind.NUMBER, name, label).unit(unit);
    }

    public static Field duration(String name, String label, String unit) {
        return of(Kind.DURATION, name, label).unit(unit);
    }

    public static Field size(String name, String label, String unit) {
        return of(Kind.SIZE, name, label).unit(unit);
    }

    public static Field choice(String name, String label, List<Choice> choices) {
        return of(Kind.CHOICE, name, label).but(draft -> draft.choices = choices);
    }

    public static Field toggle(String name, String label) {
        return of(Kind.SWITCH, name, label);
    }

    public static Field textarea(String name, String label) {
        return of(Kind.TEXTAREA, name, label);
    }

    /** A secret of which only is known whether it is configured. */
    public static Field secret(String name, String label, boolean configured) {
        return of(Kind.SECRET, name, label).autocomplete("new-password").but(draft -> draft.configured = configured);
    }

    public Field help(String text) {
        return but(draft -> draft.help = text);
    }

    public Field value(String text) {
        return but(draft -> draft.value = text);
    }

    public Field asRequired() {
        return but(draft -> draft.required = true);
    }

    public Field error(String message) {
        return but(draft -> draft.error = Optional.of(message));
    }

    public Field source(Source origin) {
        return but(draft -> draft.source = Optional.of(origin));
    }

    public Field placeholder(String text) {
        return but(draft -> draft.placeholder = text);
    }

    public Field autocomplete(String token) {
        return but(draft -> draft.autocomplete = token);
    }

    public Field presets(List<String> values) {
        return but(draft -> draft.presets = values);
    }

    public Field unit(String text) {
        return but(draft -> draft.unit = text);
    }

    public Field asReadOnly() {
        return but(draft -> draft.readOnly = true);
    }

    /** Id of the control; unique as long as names are unique on the page. */
    public String id() {
        return "f-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** Ids of the texts that describe the control, for {@code aria-describedby}; empty when there is none. */
    public String describedBy() {
        String explained = help.isEmpty() ? "" : id() + "-h ";
        String wrong = error.isPresent() ? id() + "-e " : "";
        return (explained + wrong + (source.isPresent() ? id() + "-s" : "")).strip();
    }

    private Field but(Consumer<Draft> change) {
        Draft draft = new Draft(kind, name, label);
        draft.help = help;
        draft.value = value;
        draft.required = required;
        draft.error = error;
        draft.source = source;
        draft.placeholder = placeholder;
        draft.autocomplete = autocomplete;
        draft.choices = choices;
        draft.presets = presets;
        draft.unit = unit;
        draft.configured = configured;
        draft.readOnly = readOnly;
        change.accept(draft);
        return draft.field();
    }

    /** A field that may still change, so that each method above names only what it changes. */
    private static final class Draft {
        private final Kind kind;
        private final String name;
        private final String label;
        private String help = "";
        private String value = "";
        private boolean required;
        private Optional<String> error = Optional.empty();
        private Optional<Source> source = Optional.empty();
        private String placeholder = "";
        private String autocomplete = "off";
        private List<Choice> choices = List.of();
        private List<String> presets = List.of();
        private String unit = "";
        private boolean configured;
        private boolean readOnly;

        Draft(Kind kind, String name, String label) {
            this.kind = kind;
            this.name = name;
            this.label = label;
        }

        Field field() {
            return new Field(
                    name,
                    kind,
                    label,
                    help,
                    value,
                    required,
                    error,
                    source,
                    placeholder,
                    autocomplete,
                    choices,
                    presets,
                    unit,
                    configured,
                    readOnly);
        }
    }
}
