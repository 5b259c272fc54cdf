package org.mailhelm.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/** Starts, stops and resumes jobs. */
@Singleton
public class Jobs {

    /** How long the secrets of items that failed or were stopped are kept, so that they can be tried again. */
    static final Duration SECRETS_KEPT = Duration.ofDays(7);

    /** How long jobs that ended are kept. */
    static final Duration KEPT = Duration.ofDays(30);

    private final JobStore store;
    private final JobQueue queue;
    private final JobCount count;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Jobs(JobStore store, JobQueue queue, JobCount count, Audit audit, ObjectMapper json, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.count = count;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** An id for a job to come. A form that carries it can be sent twice and starts one job. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Starts a job.
     *
     * @param id from {@link #newId}; when there is such a job already, nothing happens
     * @return its id
     */
    public String start(String id, NewJob job, Starter starter) {
        Optional<JobRow> there = store.find(checked(id));
        JobRow row;
        try {
            row = there.isPresent()
                    ? there.get()
                    : audit.change(
                            AuditEvent.of("job.start")
                                    .on("job", job.title())
                                    .says(job.source())
                                    .is("items", job.items().size()),
                            () -> store.add(id, job, starter, origin(id)));
        } catch (DataAccessException e) {
            // Sent twice at the very same time: the other one is stored now.
            row = store.find(id).orElseThrow(() -> e);
        }
        if (!row.owner().equals(starter.login()) || !row.kind().equals(job.kind())) {
            throw Refused.conflict("This form was used already. Load the page again and repeat.");
        }
        queue.put(row);
        count.look();
        return row.id();
    }

    /** Whether a job of this id was started already. */
    public boolean started(String id) {
        return store.find(id).isPresent();
    }

    private String origin(String id) {
        try {
            return json.writeValueAsString(audit.origin().inJob(id));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checked(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw Refused.with(
                    HttpStatus.BAD_REQUEST, "bad_request", "This form is not whole. Load the page again and repeat.");
        }
    }

    /** @throws Refused when there is none */
    JobRow known(String id) {
        return store.find(id)
                .filter(Jobs::seen)
                .orElseThrow(() -> Refused.notFound(
                        "There is no such job. Jobs are kept for " + KEPT.toDays() + " days after their end."));
    }

    /** A job is for whoever started it, and for administrators; Mailhelm itself sees all. */
    private static boolean seen(JobRow job) {
        return Rights.current().administrator()
                || ServerRequestContext.currentRequest()
                        .flatMap(request -> SignedIn.of(request))
                        .filter(user -> user.loginName().equals(job.owner()))
                        .isPresent();
    }

    /** Ends a job after the item under way. Nothing happens when it ended already. */
    JobRow stop(String id) {
        JobRow job = known(id);
        boolean stopped = job.state().active()
                && audit.change(AuditEvent.of("job.stop").on("job", job.title()), () -> store.stop(id));
        if (stopped) {
            queue.hurry(job);
        }
        return known(id);
    }

    /**
     * Puts a job that was stopped to work again, or one that ended to the items that failed.
     *
     * @throws Refused when there is nothing left to do
     */
    JobRow resume(String id, boolean failedToo) {
        JobRow job = known(id);
        if (job.state().active()) {
            return job;
        }
        if (job.state() == JobState.ENDED && (!failedToo || store.countRepeatable(id) == 0)) {
            throw Refused.conflict("Nothing of this job can be done again as it is.");
        }
        AuditEvent event = AuditEvent.of("job.resume").on("job", job.title()).is("failed_too", failedToo);
        if (audit.change(event, () -> store.requeue(id, failedToo))) {
            queue.put(known(id));
            count.look();
        }
        return known(id);
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "3m")
    void tidy() {
        Instant now = clock.instant();
        store.tidy(now.minus(SECRETS_KEPT), now.minus(KEPT));
    }

    /** The job, when it is there. */
    Optional<JobRow> find(String id) {
        return store.find(id);
    }
}
