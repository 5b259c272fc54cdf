package org.mailhelm.platform.rest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an answer asks to wait (RFC 9110, section 10.2.3, and the headers that services use beside it). */
final class Waits {

    /** A number of seconds above this is a point in time since 1970. */
    private static final BigDecimal EPOCH = BigDecimal.valueOf(1_000_000_000L);

    private static final Duration LONGEST = Duration.ofHours(1);

    private Waits() {}

    /** What the answer asks for; empty when it doesn't ask. */
    static Optional<Duration> asked(Answer answer, Clock clock) {
        return answer.header("retry-after")
                .flatMap(value -> read(value, now(answer, clock)))
                .or(() -> reset(answer, clock));
    }

    /** How many calls are left until when, as an answer says it; empty when it doesn't say both. */
    static Optional<Remaining> remaining(Answer answer, Clock clock) {
        return answer.header("x-ratelimit-remaining")
                .or(() -> answer.header("ratelimit-remaining"))
                .map(String::strip)
                .filter(left -> left.matches("[0-9]{1,9}"))
                .flatMap(left -> reset(answer, clock)
                        // Whole seconds may have been rounded down.
                        .map(wait -> new Remaining(Long.parseLong(left), wait.plusSeconds(1))));
    }

    /** Calls that are left until a point in time. */
    record Remaining(long calls, Duration until) {}

    private static Optional<Duration> reset(Answer answer, Clock clock) {
        return answer.header("x-ratelimit-reset-after")
                .or(() -> answer.header("x-ratelimit-reset"))
                .or(() -> answer.header("ratelimit-reset"))
                .flatMap(value -> read(value, now(answer, clock)));
    }

    /** By the clock that the points in time of this answer are told by, which may differ from ours. */
    private static Instant now(Answer answer, Clock clock) {
        return answer.header("date").flatMap(Waits::date).orElseGet(clock::instant);
    }

    private static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.signum() < 0) {
                return Optional.empty();
            }
            if (seconds.compareTo(EPOCH) > 0) {
                return Optional.of(bounded(Duration.between(now, Instant.ofEpochSecond(seconds.longValue()))));
            }
            return Optional.of(bounded(
                    Duration.ofMillis(seconds.movePointRight(3).min(EPOCH).longValue())));
        } catch (NumberFormatException e) {
            return date(text).map(then -> bounded(Duration.between(now, then)));
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** A wait for people. */
    static String words(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 100) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return (seconds + 59) / 60 + " minutes";
    }
}
