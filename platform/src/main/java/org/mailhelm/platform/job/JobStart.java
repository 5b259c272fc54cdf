package org.mailhelm.platform.job;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Has jobs go on a moment after the start, so that the first visitor needn't wait for them. */
@Singleton
class JobStart implements ApplicationEventListener<ServerStartupEvent> {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final BeanProvider<JobQueue> queue;
    private final TaskScheduler scheduler;
    private volatile @Nullable ScheduledFuture<?> start;

    JobStart(BeanProvider<JobQueue> queue, TaskScheduler scheduler) {
        this.queue = queue;
        this.scheduler = scheduler;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        start = scheduler.schedule(MOMENT, () -> queue.get().start());
    }

    @PreDestroy
    void stop() {
        ScheduledFuture<?> start = this.start;
        if (start != null) {
            start.cancel(false);
        }
    }
}
