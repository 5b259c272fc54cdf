package org.mailhelm.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings jobs to a runner, each to one at a time among all instances. */
@Singleton
class JobQueue {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final String TASK = "job";
    private static final int AT_ONCE = 4;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final JobStore store;
    private final Clock clock;
    private final Scheduler scheduler;

    JobQueue(JobStore store, JobRunner runner, JobPace pace, Clock clock, DataSource dataSource) {
        this.store = store;
        this.clock = clock;
        CustomTask<Void> task = Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAULT))
                .onDeadExecutionRevive()
                .execute((place, context) -> then(runner.run(
                        jobId(place.getId()), () -> context.getSchedulerState().isShuttingDown())));
        this.scheduler = Scheduler.create(DelegatingDataSource.unwrapDataSource(dataSource), task)
                .tableName("job_queue")
                .jdbcCustomization(new QueueColumns())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .clock(clock::instant)
                .threads(AT_ONCE)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(JobPace.MISSED_HEARTBEATS)
                .shutdownMaxWait(pace.goodbye())
                .enableImmediateExecution()
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Lets the item under way end, if it does so soon. */
    @PreDestroy
    void stop() {
        scheduler.stop();
    }

    /** Puts a job into the queue; once, however often it is called. */
    void put(JobRow job) {
        scheduler.scheduleIfNotExists(place(job), clock.instant());
    }

    /** Has a job that waits looked at now. */
    void hurry(JobRow job) {
        try {
            if (!scheduler.reschedule(place(job), clock.instant())) {
                put(job);
            }
            scheduler.triggerCheckForDueExecutions();
        } catch (TaskInstanceException e) {
            LOG.debug("Job {} is being worked on already, or has just left the queue", job.id(), e);
        }
    }

    /** A job whose place was not written, because the host ended just then, gets it now. */
    @Scheduled(fixedDelay = "30s", initialDelay = "10s")
    void sweep() {
        store.active().forEach(this::put);
    }

    private static CompletionHandler<Void> then(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        time -> (complete, operations) -> operations.reschedule(complete, time))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    /** Each run of a job has a place of its own, so that a new one never meets the rest of the last one. */
    private static TaskInstance<Void> place(JobRow job) {
        return new TaskInstance<>(TASK, job.id() + ":" + job.runs());
    }

    private static String jobId(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }
}
