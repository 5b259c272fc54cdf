package org.mailhelm.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.rest.CallPriority;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through a job. Before an item is begun that is written down; what is found begun is asked for at the outside
 * system before it is done again, so that no crash makes anything happen twice.
 */
@Singleton
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobStore store;
    private final JobKinds kinds;
    private final JobPace pace;
    private final Sealer sealer;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    JobRunner(JobStore store, JobKinds kinds, JobPace pace, Keys keys, Audit audit, ObjectMapper json, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.pace = pace;
        this.sealer = keys.sealer(JobStore.PURPOSE);
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Works until the job ends or has to wait.
     *
     * @param ending whether the host is about to end
     * @return when to come back; empty when the job is over, or somebody else's
     */
    Optional<Instant> run(String jobId, BooleanSupplier ending) {
        String runner = UUID.randomUUID().toString();
        if (!store.take(jobId, runner)) {
            return Optional.empty();
        }
        JobRow job = store.find(jobId).orElseThrow();
        Optional<JobKind> kind = kinds.find(job.kind());
        if (kind.isEmpty()) {
            store.finish(jobId, runner, JobState.STOPPED, "This version of Mailhelm does not know this kind of job.");
            return Optional.empty();
        }
        Run run = new Run(job, runner, kind.get(), ending);
        return audit.as(origin(job), () -> run.work());
    }

    private Origin origin(JobRow job) {
        try {
            return json.readValue(job.origin(), Origin.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One run of one job. */
    private final class Run {
        private final JobRow job;
        private final String runner;
        private final JobKind kind;
        private final BooleanSupplier ending;

        Run(JobRow job, String runner, JobKind kind, BooleanSupplier ending) {
            this.job = job;
            this.runner = runner;
            this.kind = kind;
            this.ending = ending;
        }

        Optional<Instant> work() {
            while (true) {
                if (ending.getAsBoolean() && store.putBack(job.id(), runner)) {
                    return Optional.of(clock.instant());
                }
                Optional<Pause> pause;
                Optional<ItemRow> begun = store.begun(job.id());
                if (begun.isPresent()) {
                    pause = settle(begun.get());
                } else {
                    Optional<ItemRow> next = store.begin(job.id(), runner);
                    if (next.isEmpty()) {
                        finish();
                        return Optional.empty();
                    }
                    pause = perform(next.get());
                }
                if (pause.isPresent()) {
                    Instant until = clock.instant().plus(pause.get().length());
                    if (store.pause(job.id(), runner, until, pause.get().why())) {
                        return Optional.of(until);
                    }
                }
                JobRow now = store.find(job.id()).orElse(job);
                if (!now.runner().equals(runner)) {
                    LOG.warn("Job {} was taken over by another runner", job.id());
                    return Optional.empty();
                }
                if (now.trouble() >= pace.patience()) {
                    store.finish(
                            job.id(),
                            runner,
                            JobState.STOPPED,
                            "Stopped by itself, because the last " + now.trouble()
                                    + " tries failed for a reason that will meet the others too. Mend it, then resume.");
                    return Optional.empty();
                }
            }
        }

        private void finish() {
            boolean stopping = store.find(job.id())
                    .filter(now -> now.state() == JobState.STOPPING)
                    .isPresent();
            store.finish(job.id(), runner, stopping ? JobState.STOPPED : JobState.ENDED, "");
        }

        private Optional<Pause> perform(ItemRow item) {
            Outcome outcome;
            try {
                Work work = work(item);
                outcome = CallPriority.JOB.run(() -> kind.perform(work));
            } catch (Failure.RateLimited e) {
                store.again(item, runner, e.reason(), false);
                return Optional.of(new Pause(e.retryAfter(), e.reason()));
            } catch (Failure e) {
                return failed(item, e);
            } catch (RuntimeException e) {
                return broke(item, e);
            }
            store.end(item, runner, outcome, true);
            return Optional.empty();
        }

        private Optional<Pause> failed(ItemRow item, Failure e) {
            if (ending.getAsBoolean()) {
                // Interrupted rather than failed, and the mark of that would keep the database from answering.
                boolean interrupted = Thread.interrupted();
                LOG.debug("Job {} ends with the host, interrupted: {}", job.id(), interrupted);
                if (e.retryable()) {
                    store.again(item, runner, "", false);
                }
                return Optional.empty();
            }
            if (e.retryable()) {
                return retry(item, e.reason());
            }
            if (e instanceof Failure.Unavailable) {
                // Asked for at once: it stays begun.
                return Optional.empty();
            }
            boolean everybody = e instanceof Failure.Unauthenticated
                    || e instanceof Failure.Forbidden
                    || e instanceof Failure.LimitReached;
            store.end(item, runner, everybody ? Outcome.failed(e.reason()) : Outcome.refused(e.reason()), !everybody);
            return Optional.empty();
        }

        private Optional<Pause> settle(ItemRow item) {
            Optional<Outcome> outcome;
            try {
                Work work = work(item);
                outcome = CallPriority.JOB.run(() -> kind.settle(work));
            } catch (Failure e) {
                return unsettled(item, e);
            } catch (RuntimeException e) {
                return broke(item, e);
            }
            if (outcome.isPresent()) {
                store.end(item, runner, outcome.get(), true);
                return Optional.empty();
            }
            return retry(item, "An earlier try ended without an answer and had no effect.");
        }

        private Optional<Pause> unsettled(ItemRow item, Failure e) {
            boolean stopping = store.find(job.id())
                    .filter(now -> now.state() == JobState.STOPPING)
                    .isPresent();
            Duration wait = e.waitAdvised().orElse(pace.pauseAfter(item.tries()));
            if (!stopping
                    && (e.waitAdvised().isPresent()
                            || item.tries() <= pace.pauses().size())) {
                store.doubt(item, runner, "Whether it was done is still to be found out. " + e.reason());
                return Optional.of(new Pause(wait, e.reason()));
            }
            store.end(
                    item,
                    runner,
                    Outcome.failed(
                            "It was begun, and it is not known whether it was done: the question found no answer. "
                                    + e.reason()),
                    false);
            return Optional.empty();
        }

        /** Nothing was done. */
        private Optional<Pause> retry(ItemRow item, String why) {
            if (item.tries() > pace.pauses().size()) {
                store.end(item, runner, Outcome.failed(why), false);
                return Optional.empty();
            }
            store.again(item, runner, why, true);
            return Optional.of(new Pause(pace.pauseAfter(item.tries()), why));
        }

        private Optional<Pause> broke(ItemRow item, RuntimeException e) {
            LOG.error("Item {} of job {} broke", item.position(), job.id(), e);
            store.end(
                    item,
                    runner,
                    Outcome.failed("Something in Mailhelm went wrong; the log has the details. "
                            + "Look at the mail host whether it took place."),
                    true);
            return Optional.empty();
        }

        private Work work(ItemRow item) {
            Optional<Secret> secret =
                    Optional.ofNullable(item.secret()).map(text -> Secret.of(sealer.open(text, item.place())));
            return new Work(job.parameters(), item.line(), item.subject(), item.data(), secret, item.tries());
        }
    }

    private record Pause(Duration length, String why) {}
}
