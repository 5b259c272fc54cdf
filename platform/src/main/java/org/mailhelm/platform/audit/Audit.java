package org.mailhelm.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is done. Who does it and from where is taken from the request at hand, or from {@link #as} around a
 * job.
 *
 * <p>What changes our own database: {@link #change} around it, or {@link #done} as the last statement of its
 * transaction, so that neither is ever without the other. What an outside system does: {@link #outside} around the call,
 * which writes that it begins, and afterwards how it ended; where the second is missing, Mailhelm was ended in between.
 */
@Singleton
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final Chain chain;
    private final Optional<Origins> origins;
    private final ObjectMapper json;
    private final Clock clock;
    private final ThreadLocal<Origin> acting = new ThreadLocal<>();

    @Inject
    Audit(Chain chain, Optional<Origins> origins, ObjectMapper json, Clock clock) {
        this.chain = chain;
        this.origins = origins;
        this.json = json;
        this.clock = clock;
    }

    /** Changes our own database and writes it down, both in one transaction or neither. */
    public <T> T change(AuditEvent event, Supplier<T> change) {
        return change(origin(), event, change);
    }

    /** The same, for somebody other than who sent the request: who has just signed in. */
    public <T> T change(Origin origin, AuditEvent event, Supplier<T> change) {
        return chain.together(() -> {
            T result = change.get();
            done(origin, event);
            return result;
        });
    }

    /** It is done. In the transaction of the change, as its last statement. */
    public void done(AuditEvent event) {
        done(origin(), event);
    }

    /** The same, for somebody other than who sent the request: who has just signed in. */
    public void done(Origin origin, AuditEvent event) {
        write(origin, event, Outcome.DONE, 0, event.summary());
    }

    /** We refused it. Outside a transaction, or one that doesn't roll back. */
    public void refused(AuditEvent event, String why) {
        refused(origin(), event, why);
    }

    /** The same, for somebody other than who sent the request. */
    public void refused(Origin origin, AuditEvent event, String why) {
        write(origin, event, Outcome.REFUSED, 0, why);
    }

    /** It went wrong. Outside a transaction, or one that doesn't roll back. */
    public void failed(AuditEvent event, String why) {
        write(origin(), event, Outcome.FAILED, 0, why);
    }

    /** Around a call that makes an outside system change something. Not within a transaction. */
    public <T> T outside(AuditEvent event, Supplier<T> call) {
        Origin origin = origin();
        long begun = write(origin, event, Outcome.BEGUN, 0, event.summary());
        try {
            T result = call.get();
            answer(origin, event, Outcome.DONE, begun, "");
            return result;
        } catch (Failure e) {
            answer(origin, event, refusal(e) ? Outcome.REFUSED : Outcome.FAILED, begun, e.reason());
            throw e;
        } catch (RuntimeException | Error e) {
            answer(origin, event, Outcome.FAILED, begun, "Something in Mailhelm went wrong.");
            throw e;
        }
    }

    /** The same for a call without a result. */
    public void outside(AuditEvent event, Runnable call) {
        outside(event, () -> {
            call.run();
            return true;
        });
    }

    /** Who acts now, to be kept with a job that works later. */
    public Origin origin() {
        Origin set = acting.get();
        if (set != null) {
            return set;
        }
        return ServerRequestContext.currentRequest()
                .flatMap(request -> origins.map(each -> each.of(request)))
                .orElse(Origin.SYSTEM);
    }

    /** Works as somebody: for jobs, which have no request. */
    public <T> T as(Origin origin, Supplier<T> work) {
        Origin before = acting.get();
        acting.set(origin);
        try {
            return work.get();
        } finally {
            if (before == null) {
                acting.remove();
            } else {
                acting.set(before);
            }
        }
    }

    /** The same for work without a result. */
    public void as(Origin origin, Runnable work) {
        as(origin, () -> {
            work.run();
            return true;
        });
    }

    private void answer(Origin origin, AuditEvent event, Outcome outcome, long begun, String why) {
        AuditEvent bare =
                new AuditEvent(event.action(), event.domain(), event.kind(), event.object(), "", Map.of(), Map.of());
        try {
            write(origin, bare, outcome, begun, why);
        } catch (RuntimeException e) {
            // The call itself is over. Its entry stays without an outcome, which the viewer says.
            LOG.error("The outcome of {} on {} couldn't be written down", event.action(), event.object(), e);
        }
    }

    private long write(Origin origin, AuditEvent event, Outcome outcome, long answers, String summary) {
        Actor actor = origin.actor();
        return chain.add(new AuditRow(
                0,
                clock.millis(),
                event.action(),
                actor.kind().name(),
                actor.name(),
                actor.userId(),
                actor.tokenId(),
                actor.jobId(),
                origin.address(),
                origin.requestId(),
                event.domain(),
                event.kind(),
                event.object(),
                summary,
                text(event.before()),
                text(event.after()),
                outcome.name(),
                answers,
                ""));
    }

    private String text(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The outside system said no before it did anything. */
    private static boolean refusal(Failure failure) {
        return failure instanceof Failure.InvalidInput
                || failure instanceof Failure.Conflict
                || failure instanceof Failure.LimitReached
                || failure instanceof Failure.NotFound
                || failure instanceof Failure.Unsupported
                || failure instanceof Failure.Forbidden
                || failure instanceof Failure.Unauthenticated
                || failure instanceof Failure.RateLimited;
    }
}
