package org.mailhelm.plugin.mail.mxroute;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;

/** Reads the members of a JSON object, whose numbers and flags some systems write as texts. */
final class Members {

    private final Map<?, ?> json;

    Members(Map<?, ?> json) {
        this.json = json;
    }

    private Optional<Object> member(String name) {
        return Optional.ofNullable(json.get(name));
    }

    Optional<String> text(String name) {
        return member(name)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(String::valueOf)
                .filter(text -> !text.isBlank());
    }

    /** @throws Failure.Unavailable when it isn't there */
    String neededText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** Empty too for a word, as in {@code unlimited}. */
    Optional<Double> number(String name) {
        return text(name).flatMap(text -> {
            try {
                double number = Double.parseDouble(text);
                return Double.isFinite(number) && number >= 0 ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    Optional<Integer> whole(String name) {
        return number(name).map(number -> (int) Math.min(Integer.MAX_VALUE, Math.round(number)));
    }

    boolean flag(String name) {
        return member(name)
                .map(value -> List.of("true", "yes", "on", "1")
                        .contains(String.valueOf(value).toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    Optional<Members> object(String name) {
        return member(name).filter(Map.class::isInstance).map(value -> new Members((Map<?, ?>) value));
    }

    /** Empty when there are none. */
    List<Members> objects(String name) {
        return items(name).stream()
                .filter(Map.class::isInstance)
                .map(item -> new Members((Map<?, ?>) item))
                .toList();
    }

    List<String> texts(String name) {
        return items(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private List<?> items(String name) {
        return member(name)
                .filter(List.class::isInstance)
                .<List<?>>map(value -> (List<?>) value)
                .orElse(List.of());
    }

    /** Whether it holds a list or an object with something in it. */
    boolean holdsSomething(String name) {
        return member(name)
                .filter(value -> value instanceof List<?> list
                        ? !list.isEmpty()
                        : value instanceof Map<?, ?> map && !map.isEmpty())
                .isPresent();
    }

    Map<?, ?> all() {
        return json;
    }

    static Failure missing(String name) {
        return new Failure.Unavailable(
                "MXroute's answer lacks \"" + name + "\". Its API may have changed; try again later.", false);
    }
}
