package org.mailhelm.platform.job;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has jobs go on a moment after the start, so that the first visitor needn't wait for them. */
@Singleton
class JobStart {

    private static final Logger LOG = LoggerFactory.getLogger(JobStart.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final BeanProvider<JobQueue> queue;
    private final TaskScheduler scheduler;
    private boolean ended;

    JobStart(BeanProvider<JobQueue> queue, TaskScheduler scheduler) {
        this.queue = queue;
        this.scheduler = scheduler;
    }

    @EventListener
    void begin(ServerStartupEvent event) {
        scheduler.schedule(MOMENT, this::start);
    }

    synchronized void start() {
        if (ended) {
            return;
        }
        try {
            queue.get().start();
        } catch (RuntimeException e) {
            // On this thread, nobody else would tell.
            LOG.error("Jobs can't be worked on. Restart Mailhelm; if that doesn't help, the cause is here", e);
        }
    }

    /** Waits for a start under way, so that the queue is there to be stopped with the rest, or is never made. */
    @EventListener
    synchronized void end(ShutdownEvent event) {
        ended = true;
    }
}
