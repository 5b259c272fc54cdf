package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-ins between the first factor and the second. There is no session yet. Each belongs to the browser that began: its
 * cookie is of no use beside another browser's visit.
 */
@Singleton
class PendingSignIns {

    private static final Logger LOG = LoggerFactory.getLogger(PendingSignIns.class);
    private static final Duration TIME = Duration.ofMinutes(10);

    private final PendingRepository pending;
    private final Users users;
    private final Secrets secrets;
    private final Cookies cookies;
    private final CsrfTokens visits;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;

    @Inject
    PendingSignIns(
            PendingRepository pending,
            Users users,
            Secrets secrets,
            Cookies cookies,
            CsrfTokens visits,
            Callers callers,
            Audit audit,
            Clock clock) {
        this.pending = pending;
        this.users = users;
        this.secrets = secrets;
        this.cookies = cookies;
        this.visits = visits;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A pending sign-in and its user, who may still sign in. */
    record Found(Pending pending, User user) {}

    /** Begins one for the browser of the request, in the place of one that it has. */
    MutableHttpResponse<?> begin(
            HttpRequest<?> request, MutableHttpResponse<?> response, User user, String method, String target) {
        end(request);
        String token = secrets.token();
        pending.save(new Pending(
                Secrets.digest(token),
                user.id(),
                user.epoch(),
                Secrets.digest(visits.visitOf(request)),
                method,
                ReturnTarget.checked(target),
                clock.millis() + TIME.toMillis()));
        return response.cookie(cookies.write(request, Cookies.STEP, token));
    }

    /** The one of this browser, if it is still good. */
    Optional<Found> find(HttpRequest<?> request) {
        Optional<Pending> row = cookies.read(request, Cookies.STEP)
                .flatMap(token -> pending.findByTokenHash(Secrets.digest(token)))
                .filter(each -> each.expires() > clock.millis());
        if (row.isPresent() && !row.get().visitHash().equals(Secrets.digest(visits.visitOf(request)))) {
            stolen(request, row.get());
            return Optional.empty();
        }
        return row.flatMap(each -> users.find(each.userId())
                .filter(user -> user.enabled() && user.epoch() == each.epoch())
                .map(user -> new Found(each, user)));
    }

    /** Ends it; false when somebody else did already. */
    boolean end(Pending each) {
        return pending.end(each.tokenHash()) > 0;
    }

    void end(HttpRequest<?> request) {
        cookies.read(request, Cookies.STEP).ifPresent(token -> pending.end(Secrets.digest(token)));
    }

    private void stolen(HttpRequest<?> request, Pending each) {
        end(each);
        String name = users.find(each.userId()).map(User::loginName).orElse("");
        LOG.warn(
                "A sign-in of {} went on in another browser, from {}",
                name,
                callers.of(request).address());
        audit.refused(
                audit.origin().by(Actor.user(each.userId(), name)),
                AuditEvent.of("auth.factor_failed").on("user", name),
                "Another browser went on with this sign-in");
    }

    @Scheduled(fixedDelay = "15m", initialDelay = "5m")
    void purge() {
        pending.purge(clock.millis());
    }
}
