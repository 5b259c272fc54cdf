package org.mailhelm.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments of the past in words. */
final class Moments {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    static String ago(Instant moment, Instant now) {
        Duration past = Duration.between(moment, now);
        if (past.compareTo(Duration.ofMinutes(2)) < 0) {
            return "just now";
        }
        if (past.compareTo(Duration.ofHours(2)) < 0) {
            return past.toMinutes() + " minutes ago";
        }
        return past.compareTo(Duration.ofDays(2)) < 0 ? past.toHours() + " hours ago" : DATE.format(moment);
    }
}
