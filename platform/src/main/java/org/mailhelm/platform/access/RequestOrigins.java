package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.audit.Origins;
import org.mailhelm.platform.web.RequestMarks;

/** Tells the audit who sent a request. */
@Singleton
final class RequestOrigins implements Origins {

    private final Callers callers;

    RequestOrigins(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Origin of(HttpRequest<?> request) {
        Actor actor = SignedIn.of(request).map(Denials::actor).orElse(Actor.NOBODY);
        return new Origin(actor, callers.of(request).address(), RequestMarks.id(request));
    }
}
