package org.mailhelm.platform.job;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mailhelm.platform.testing.TestHost;

/** Jobs of {@link ScriptedKind}, and what became of them. */
final class ScriptedJobs {

    static final Starter INES = new Starter("ines", "Ines Falk");
    static final JobPace FAST = new JobPace(
            Duration.ofMillis(50),
            Duration.ofMillis(150),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            List.of(Duration.ofMillis(50), Duration.ofMillis(100)),
            3);

    /** With a lease that a busy machine doesn't break. */
    static final JobPace CALM = new JobPace(
            FAST.poll(), Duration.ofSeconds(5), FAST.goodbye(), FAST.sweep(), FAST.pauses(), FAST.patience());

    private ScriptedJobs() {}

    static String start(TestHost host, int count) {
        return host.bean(Jobs.class).start(Jobs.newId(), things(count), INES);
    }

    static NewJob things(int count) {
        return things(count, "thing-");
    }

    static NewJob things(int count, String name) {
        return new NewJob(
                "scripted",
                count + " things",
                "",
                "{}",
                IntStream.range(0, count)
                        .mapToObj(i -> NewJob.Item.of(i + 2, name + i))
                        .toList());
    }

    static JobRow job(TestHost host, String id) {
        return host.bean(JobStore.class).find(id).orElseThrow();
    }

    static List<ItemRow> items(TestHost host, String id) {
        return host.bean(JobStore.class).following(id, -1, 1000);
    }

    static JobRow ended(TestHost host, String id) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> EnumSet.of(JobState.ENDED, JobState.STOPPED)
                        .contains(job(host, id).state()));
        return job(host, id);
    }

    static void pass(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
