package org.mailhelm.platform.dns.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.dns.check.Overall;

/** When to look at a domain again: soon after a change, seldom when nothing ever happens, never before a TTL is over. */
final class Schedule {

    static final Duration SOONEST = Duration.ofMinutes(2);
    static final Duration LATEST = Duration.ofHours(24);
    private static final Duration ILL = Duration.ofHours(1);
    private static final Duration SETTLING = Duration.ofMinutes(15);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final int SHARE = 4;
    private static final int SPREAD = 10;

    private Schedule() {}

    /**
     * The pause until the next look.
     *
     * @param ttls of the records that were seen
     * @param changedAt when something last changed; null when nothing ever did
     * @param undecided whether something was seen that has to be seen again
     */
    static Duration pause(
            String domain,
            Overall overall,
            Collection<Duration> ttls,
            @Nullable Instant changedAt,
            boolean undecided,
            Instant now) {
        Duration ttl = Optional.ofNullable(
                        ttls.stream().min(Comparator.naturalOrder()).orElse(null))
                .orElse(SOONEST);
        Duration quiet =
                changedAt == null ? LATEST : Duration.between(changedAt, now).dividedBy(SHARE);
        Duration pause = switch (overall) {
            case PENDING -> min(ttl, SETTLING);
            case UNKNOWN -> SETTLING;
            case DEGRADED, UNHEALTHY -> min(max(ttl, SETTLING), ILL);
            case HEALTHY -> max(ttl, max(USUAL, quiet));
        };
        if (undecided) {
            pause = min(pause, max(ttl, SOONEST));
        }
        return spread(domain, clamp(pause));
    }

    /** After a look that saw nothing. */
    static Duration afterFailure(String domain) {
        return spread(domain, SETTLING);
    }

    /** So that domains that were added together aren't looked at together for ever. */
    private static Duration spread(String domain, Duration pause) {
        long part = pause.toMillis() / SPREAD;
        return pause.plusMillis(part == 0 ? 0 : Math.floorMod((long) domain.hashCode(), part));
    }

    private static Duration clamp(Duration pause) {
        return max(SOONEST, min(pause, LATEST));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
