package org.mailhelm.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables, those of a {@code .env} file in the working directory included. What the process was given
 * wins over the file. An empty value counts as none.
 */
public final class Variables {

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(s|m|h|d)?");

    private final Map<String, String> values;

    /** Exactly these. */
    public Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Those of the process and of the folder's {@code .env} file. */
    public static Variables read(Path folder, Map<String, String> process) {
        Map<String, String> all = new HashMap<>();
        Path file = folder.resolve(".env");
        if (Files.isRegularFile(file)) {
            try {
                Files.readAllLines(file).forEach(line -> parse(line, all));
            } catch (IOException e) {
                throw new StartFailure(
                        "The file .env can't be read: " + e.getMessage() + ". Mend its rights or remove it.", e);
            }
        }
        all.putAll(process);
        return new Variables(all);
    }

    private static void parse(String line, Map<String, String> into) {
        Matcher matcher = LINE.matcher(line);
        if (line.stripLeading().startsWith("#") || !matcher.matches()) {
            return;
        }
        String value = matcher.group(2);
        if (value.length() >= 2 && (quoted(value, '"') || quoted(value, '\''))) {
            value = value.substring(1, value.length() - 1);
        } else {
            int comment = value.indexOf(" #");
            value = comment < 0 ? value : value.substring(0, comment).stripTrailing();
        }
        into.put(matcher.group(1), value);
    }

    private static boolean quoted(String value, char quote) {
        return value.charAt(0) == quote && value.charAt(value.length() - 1) == quote;
    }

    /** The value, when there is one. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    /** The names that begin so and have a value, in order. */
    public List<String> startingWith(String prefix) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix) && text(name).isPresent())
                .sorted()
                .toList();
    }

    /** A whole number between two others. */
    public int number(String name, int otherwise, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other value that isn't such a number.
        }
        throw new StartFailure(
                name + " must be a whole number from " + min + " to " + max + ", not \"" + text.get() + "\".");
    }

    /** Yes or no. */
    public boolean flag(String name, boolean otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        switch (text.get().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes", "on":
                return true;
            case "false", "0", "no", "off":
                return false;
            default:
                throw new StartFailure(name + " must be true or false, not \"" + text.get() + "\".");
        }
    }

    /** A length of time, as in 90s, 30m, 24h or 7d; a bare number counts seconds. */
    public Duration duration(String name, Duration otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(text.get());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new StartFailure(
                    name + " must be a length of time like 90s, 30m, 24h or 7d, not \"" + text.get() + "\".");
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
