package org.mailhelm.ui.part;

import java.util.List;
import java.util.Optional;

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
    }

    public static Field of(Kind kind, String name, String label) {
        return new Field(
                name,
                kind,
                label,
                "",
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "off",
                List.of(),
                List.of(),
                "",
                false,
                false);
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
        return of(Kind.CHOICE, name, label).choices(choices);
    }

    public static Field toggle(String name, String label) {
        return of(Kind.SWITCH, name, label);
    }

    public static Field textarea(String name, String label) {
        return of(Kind.TEXTAREA, name, label);
    }

    /** A secret of which only is known whether it is configured. */
    public static Field secret(String name, String label, boolean configured) {
        return new Field(
                name,
                Kind.SECRET,
                label,
                "",
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "new-password",
                List.of(),
                List.of(),
                "",
                configured,
                false);
    }

    public Field help(String text) {
        return new Field(
                name,
                kind,
                label,
                text,
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

    public Field value(String text) {
        return new Field(
                name,
                kind,
                label,
                help,
                kind == Kind.SECRET ? "" : text,
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

    public Field asRequired() {
        return new Field(
                name,
                kind,
                label,
                help,
                value,
                true,
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

    public Field error(String message) {
        return new Field(
                name,
                kind,
                label,
                help,
                value,
                required,
                Optional.of(message),
                source,
                placeholder,
                autocomplete,
                choices,
                presets,
                unit,
                configured,
                readOnly);
    }

    public Field source(Source origin) {
        return new Field(
                name,
                kind,
                label,
                help,
                value,
                required,
                error,
                Optional.of(origin),
                placeholder,
                autocomplete,
                choices,
                presets,
                unit,
                configured,
                readOnly);
    }

    public Field placeholder(String text) {
        return new Field(
                name,
                kind,
                label,
                help,
                value,
                required,
                error,
                source,
                text,
                autocomplete,
                choices,
                presets,
                unit,
                configured,
                readOnly);
    }

    public Field autocomplete(String token) {
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
                token,
                choices,
                presets,
                unit,
                configured,
                readOnly);
    }

    public Field choices(List<Choice> options) {
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
                options,
                presets,
                unit,
                configured,
                readOnly);
    }

    public Field presets(List<String> values) {
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
                values,
                unit,
                configured,
                readOnly);
    }

    public Field unit(String text) {
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
                text,
                configured,
                readOnly);
    }

    public Field asReadOnly() {
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
                true);
    }

    /** Id of the control; unique as long as names are unique on the page. */
    public String id() {
        return "f-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** Ids of the texts that describe the control, for {@code aria-describedby}; empty when there is none. */
    public String describedBy() {
        String help = this.help.isEmpty() ? "" : id() + "-h ";
        String wrong = error.isPresent() ? id() + "-e " : "";
        return (help + wrong + (source.isPresent() ? id() + "-s" : "")).strip();
    }
}
