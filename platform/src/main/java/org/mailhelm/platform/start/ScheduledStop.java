package org.mailhelm.platform.start;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends scheduled work before the beans that it needs are gone: the framework would make new ones for it, among them a pool
 * of connections to the database that nobody closes.
 */
@Singleton
class ScheduledStop {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledStop.class);
    private static final int PATIENCE_SECONDS = 5;

    private final ExecutorService scheduled;

    ScheduledStop(@Named(TaskExecutors.SCHEDULED) ExecutorService scheduled) {
        this.scheduled = scheduled;
    }

    @EventListener
    void end(ShutdownEvent event) throws InterruptedException {
        if (scheduled instanceof ScheduledThreadPoolExecutor pool) {
            pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }
        scheduled.shutdown();
        if (!scheduled.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.info("Scheduled work is not done yet; ending all the same");
        }
    }
}
