package org.mailhelm.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import jakarta.inject.Inject;
import java.time.Duration;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;

/**
 * How often a token may call. Counted in the memory of each instance, because a write to the database for each call would
 * cost more than the call.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TokenLimits {

    private static final String PROBE = "mailhelm.token-limit";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 20_000;

    private final int most;
    private final Cache<String, Bucket> calls = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(MINUTE)
            .build();

    @Inject
    TokenLimits(Variables variables) {
        this.most = variables.number("API_RATE_LIMIT", 1200, 0, 10_000_000);
    }

    private record Left(long remaining, long resetSeconds) {}

    /** Counts a call of a token; refuses the one too many. */
    void take(HttpRequest<?> request, SignedIn who) {
        if (most == 0) {
            return;
        }
        ConsumptionProbe probe = bucket(who.tokenId()).tryConsumeAndReturnRemaining(1);
        long reset =
                Math.max(1, Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds());
        request.setAttribute(PROBE, new Left(probe.getRemainingTokens(), reset));
        if (!probe.isConsumed()) {
            throw Refused.tooMany(
                    "This token called more than " + most + " times in a minute. Nothing was changed.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private Bucket bucket(String token) {
        return calls.get(
                token,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                        .build());
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(PROBE, Left.class)
                .ifPresent(left -> response.header("X-RateLimit-Limit", Integer.toString(most))
                        .header("X-RateLimit-Remaining", Long.toString(left.remaining()))
                        .header("X-RateLimit-Reset", Long.toString(left.resetSeconds())));
    }
}
