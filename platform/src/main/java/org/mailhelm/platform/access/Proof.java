package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;

/** That it is still the user who sits at a browser: signing in proves it, for a while. */
@Singleton
public class Proof {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Proof(Sessions sessions, Audit audit, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Goes on only when the user proved it within the last minutes; else asks again. Programs with a token aren't asked.
     *
     * @param back the page to go on from afterwards
     */
    public void require(HttpRequest<?> request, String back) {
        SignedIn who = SignedIn.required(request);
        boolean fresh = who.byToken()
                || sessions.at(who)
                        .filter(session -> session.proved().plus(GOOD_FOR).isAfter(clock.instant()))
                        .isPresent();
        if (!fresh) {
            throw new ProofRequired(back);
        }
    }

    /** The user has proved it again; {@code strong} says whether with a second factor. */
    public void given(SignedIn who, String method, boolean strong) {
        audit.change(AuditEvent.of("auth.proof").on("user", who.loginName()).says("with " + method), () -> {
            sessions.prove(who, strong || sessions.at(who).map(Session::strong).orElse(false));
            return true;
        });
    }
}
