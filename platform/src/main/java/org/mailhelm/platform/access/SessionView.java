package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/** A session over the API. */
@Introspected
record SessionView(
        String id,
        String device,
        @JsonProperty("user_agent") String userAgent,
        String address,
        String created,
        @JsonProperty("last_seen") String lastSeen,
        boolean current) {

    static SessionView of(Session session, SignedIn who) {
        return new SessionView(
                session.id(),
                Devices.name(session.agent()),
                session.agent(),
                session.address(),
                session.created().toString(),
                session.seen().toString(),
                session.id().equals(who.sessionId()));
    }
}
