package org.mailhelm.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobStartTest {

    @Test
    void aHostThatEndsBeforeTheMomentIsOverMakesNoQueue() {
        AtomicInteger made = new AtomicInteger();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            JobStart start = new JobStart(
                    () -> {
                        made.incrementAndGet();
                        throw new IllegalStateException("There is no database any more");
                    },
                    new ScheduledExecutorTaskScheduler(executor));
            start.end(new ShutdownEvent(context));

            start.start();
        } finally {
            executor.shutdownNow();
        }

        assertEquals(0, made.get());
    }
}
