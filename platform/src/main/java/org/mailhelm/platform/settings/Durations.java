package org.mailhelm.platform.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: 90s, 5m, 24h, 7d, or a bare number of seconds. */
public final class Durations {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) ?(s|m|h|d|seconds?|minutes?|hours?|days?)?");

    private Durations() {}

    static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2).substring(0, 1);
            return switch (unit) {
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofSeconds(amount);
            };
        }
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeException e) {
            throw new InvalidText("Enter a length of time, as in 90s, 30m, 24h or 7d.");
        }
    }

    /** The amount in the greatest unit that leaves no rest, as in "5 minutes". */
    public static Amount amount(String text) {
        Duration duration;
        try {
            duration = parse(text);
        } catch (InvalidText e) {
            return new Amount(text, "seconds");
        }
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return new Amount(String.valueOf(seconds / 86_400), "days");
        }
        if (seconds > 0 && seconds % 3600 == 0) {
            return new Amount(String.valueOf(seconds / 3600), "hours");
        }
        return seconds > 0 && seconds % 60 == 0
                ? new Amount(String.valueOf(seconds / 60), "minutes")
                : new Amount(String.valueOf(seconds), "seconds");
    }

    /**
     * A number and its unit.
     *
     * @param unit {@code seconds}, {@code minutes}, {@code hours} or {@code days}
     */
    public record Amount(String number, String unit) {}
}
