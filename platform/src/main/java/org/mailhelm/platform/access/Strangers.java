package org.mailhelm.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.platform.web.RequestMarks;

/**
 * Who sends a token or a session that there is not. Tokens are counted in the database for all instances until there are
 * too many; from then on memory refuses, so that a flood costs no writes. The audit is told once in a while.
 */
@Singleton
class Strangers {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Limit BY_ADDRESS = new Limit("token-address", 60, WINDOW);
    private static final Limit BY_NETWORK = new Limit("token-network", 240, WINDOW);
    private static final int MOST_KEPT = 20_000;

    private final RateLimits limits;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;
    private final Cache<String, Instant> refusedUntil = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(WINDOW)
            .build();
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(WINDOW)
            .build();

    @Inject
    Strangers(RateLimits limits, Callers callers, Audit audit, Clock clock) {
        this.limits = limits;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts a token that is no good.
     *
     * @throws Refused when there were too many from there
     */
    void token(HttpRequest<?> request) {
        Caller caller = callers.of(request);
        Instant now = clock.instant();
        Instant until = refusedUntil.getIfPresent(caller.network());
        if (until != null && now.isBefore(until)) {
            throw tooMany(Duration.between(now, until));
        }
        Optional<Duration> wait =
                limits.take(BY_ADDRESS, caller.network()).or(() -> limits.take(BY_NETWORK, caller.wideNetwork()));
        if (wait.isPresent()) {
            refusedUntil.put(caller.network(), now.plus(wait.get()));
            tell(request, caller, "auth.token_failed", "Too many tokens that are not valid");
            throw tooMany(wait.get());
        }
        tell(request, caller, "auth.token_failed", "Not a valid API token");
    }

    /** A cookie that opens no session: ended, too old, or made up. */
    void session(HttpRequest<?> request) {
        tell(request, callers.of(request), "auth.session_failed", "Not a session: ended, too old, or made up");
    }

    private static Refused tooMany(Duration wait) {
        return Refused.tooMany("Too many tokens that are not valid. Nothing was changed.", wait.plusSeconds(1));
    }

    private void tell(HttpRequest<?> request, Caller caller, String action, String why) {
        if (told.asMap().putIfAbsent(caller.network() + " " + why, true) == null) {
            audit.refused(
                    new Origin(Actor.NOBODY, caller.address(), RequestMarks.id(request)),
                    AuditEvent.of(action).on("path", request.getPath()),
                    why);
        }
    }
}
