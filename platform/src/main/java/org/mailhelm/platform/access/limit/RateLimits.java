package org.mailhelm.platform.access.limit;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Counts attempts in the database, so that all instances share the count and a restart doesn't clear it. */
@Singleton
public class RateLimits {

    private final LimitRepository buckets;
    private final Clock clock;

    RateLimits(LimitRepository buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    /** Counts one attempt of a subject; when it is one too many, how long to wait. Cheap, so ask before any hash. */
    public Optional<Duration> take(Limit limit, String subject) {
        String bucket = bucket(limit, subject);
        long now = clock.millis();
        long pause = limit.pause().toMillis();
        long slack = pause * (limit.times() - 1);
        if (buckets.take(bucket, now, pause, slack) > 0) {
            return Optional.empty();
        }
        return Optional.of(buckets.findByBucket(bucket)
                .map(row -> Duration.ofMillis(Math.max(1000, row.fullAt() - slack - now)))
                .orElse(limit.pause()));
    }

    /** An attempt that turned out not to count. */
    public void giveBack(Limit limit, String subject) {
        buckets.giveBack(bucket(limit, subject), limit.pause().toMillis());
    }

    /** All attempts of a subject no longer count. */
    public void forget(Limit limit, String subject) {
        buckets.forget(bucket(limit, subject));
    }

    @Scheduled(fixedDelay = "15m", initialDelay = "5m")
    void purge() {
        buckets.purge(clock.millis());
    }

    // Hashed, because people type passwords into the field for the name.
    private static String bucket(Limit limit, String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return limit.purpose() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256.", e);
        }
    }
}
