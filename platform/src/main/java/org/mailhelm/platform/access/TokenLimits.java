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
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.platform.web.RequestMarks;

/**
 * How often a token may call, and how often somebody may try tokens that there are not. Counted in the memory of each
 * instance, because a write to the database for each call would cost more than the call.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TokenLimits {

    private static final String PROBE = "mailhelm.token-limit";
    private static final int FAILURES = 60;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 20_000;

    private final Callers callers;
    private final Audit audit;
    private final int most;
    private final Cache<String, Bucket> calls = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(WINDOW)
            .build();
    private final Cache<String, Bucket> failures = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(WINDOW)
            .build();

    @Inject
    TokenLimits(Callers callers, Audit audit, Variables variables) {
        this.callers = callers;
        this.audit = audit;
        this.most = variables.number("API_RATE_LIMIT", 1200, 0, 10_000_000);
    }

    private record Left(long remaining, long resetSeconds) {}

    /** Counts a call of a token; refuses the one too many. */
    void take(HttpRequest<?> request, SignedIn who) {
        if (most == 0) {
            return;
        }
        ConsumptionProbe probe = bucket(calls, who.tokenId(), most, MINUTE).tryConsumeAndReturnRemaining(1);
        long reset =
                Math.max(1, Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds());
        request.setAttribute(PROBE, new Left(probe.getRemainingTokens(), reset));
        if (!probe.isConsumed()) {
            throw Refused.tooMany(
                    "This token called more than " + most + " times in a minute. Nothing was changed.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    /** Counts a token that is no good, and says so in the audit, until there are too many of them. */
    void failed(HttpRequest<?> request) {
        Caller caller = callers.of(request);
        ConsumptionProbe probe =
                bucket(failures, caller.network(), FAILURES, WINDOW).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refused.tooMany(
                    "Too many tokens that are not valid. Nothing was changed.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
        // The first, and the last that is counted: a program with an old token doesn't fill the audit.
        if (probe.getRemainingTokens() == FAILURES - 1 || probe.getRemainingTokens() == 0) {
            audit.refused(
                    new Origin(Actor.NOBODY, caller.address(), RequestMarks.id(request)),
                    AuditEvent.of("auth.token_failed").on("path", request.getPath()),
                    "Not a valid API token");
        }
    }

    private static Bucket bucket(Cache<String, Bucket> buckets, String name, int times, Duration within) {
        return buckets.get(
                name,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
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
