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
        return answer.header("retry-after").flatMap(value -> read(value, clock)).or(() -> reset(answer, clock));
    }

    /** How long the budget must rest after a good answer that says that it was the last one. */
    static Optional<Duration> exhausted(Answer answer, Clock clock) {
        boolean none = answer.header("x-ratelimit-remaining")
                .or(() -> answer.header("ratelimit-remaining"))
                .filter(left -> left.strip().equals("0"))
                .isPresent();
        return none ? reset(answer, clock) : Optional.empty();
    }

    private static Optional<Duration> reset(Answer answer, Clock clock) {
        return answer.header("x-ratelimit-reset-after")
                .or(() -> answer.header("x-ratelimit-reset"))
                .or(() -> answer.header("ratelimit-reset"))
                .flatMap(value -> read(value, clock));
    }

    private static Optional<Duration> read(String value, Clock clock) {
        String text = value.strip();
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.signum() < 0) {
                return Optional.empty();
            }
            if (seconds.compareTo(EPOCH) > 0) {
                return Optional.of(
                        bounded(Duration.between(clock.instant(), Instant.ofEpochSecond(seconds.longValue()))));
            }
            return Optional.of(bounded(
                    Duration.ofMillis(seconds.movePointRight(3).min(EPOCH).longValue())));
        } catch (NumberFormatException e) {
            return date(text).map(then -> bounded(Duration.between(clock.instant(), then)));
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
