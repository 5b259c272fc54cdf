package org.mailhelm.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.right.MissingRight;
import org.mailhelm.platform.web.RequestMarks;

/** Writes down what somebody may not do, the same once in a quarter of an hour: a program that tries on doesn't fill the audit. */
@Singleton
class Denials {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private final Audit audit;
    private final Callers callers;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(WINDOW)
            .build();

    @Inject
    Denials(Audit audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    void tell(HttpRequest<?> request, SignedIn who, MissingRight missing) {
        String message = String.valueOf(missing.getMessage());
        if (told.asMap().putIfAbsent(who.userId() + " " + who.tokenId() + " " + message, true) == null) {
            audit.refused(
                    new Origin(actor(who), callers.of(request).address(), RequestMarks.id(request)),
                    AuditEvent.of("auth.denied").on("path", request.getMethod() + " " + request.getPath()),
                    message);
        }
    }

    static Actor actor(SignedIn who) {
        return who.byToken()
                ? Actor.token(who.tokenId(), "token " + who.displayName(), who.userId())
                : Actor.user(who.userId(), who.loginName());
    }
}
