package org.mailhelm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailhelm.platform.job.ScriptedJobs.CALM;
import static org.mailhelm.platform.job.ScriptedJobs.FAST;
import static org.mailhelm.platform.job.ScriptedJobs.INES;
import static org.mailhelm.platform.job.ScriptedJobs.ended;
import static org.mailhelm.platform.job.ScriptedJobs.items;
import static org.mailhelm.platform.job.ScriptedJobs.job;
import static org.mailhelm.platform.job.ScriptedJobs.pass;
import static org.mailhelm.platform.job.ScriptedJobs.start;
import static org.mailhelm.platform.job.ScriptedJobs.things;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.RealPostgres;
import org.mailhelm.platform.testing.TestHost;

/** What becomes of a job that is stopped, or whose host dies or isn't alone. */
class JobInterruptionTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    private final ScriptedKind kind = new ScriptedKind();

    @ParameterizedTest
    @MethodSource(EACH)
    void stopsAfterTheItemUnderWayAndResumesWhereItStopped(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            CountDownLatch go = new CountDownLatch(1);
            kind.scripts.put("thing-2", work -> {
                pass(go);
                return kind.make(work);
            });
            String id = start(host, 6);
            await().until(() -> items(host, id).get(2).state() == ItemState.RUNNING);

            assertThat(host.bean(Jobs.class).stop(id).state()).isEqualTo(JobState.STOPPING);
            go.countDown();

            JobRow stopped = ended(host, id);
            assertThat(stopped.state()).isEqualTo(JobState.STOPPED);
            assertThat(stopped.done()).isEqualTo(3);
            assertThat(kind.effects).containsExactly("thing-0", "thing-1", "thing-2");
            host.bean(Jobs.class).resume(id, false);
            assertThat(ended(host, id).state()).isEqualTo(JobState.ENDED);
            assertThat(kind.effects).hasSize(6).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void stopsAtOnceWhileItWaits(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            kind.once("thing-0", new Failure.RateLimited("Used up.", Duration.ofHours(1)));
            String id = start(host, 2);
            await().until(() -> job(host, id).state() == JobState.WAITING);

            host.bean(Jobs.class).stop(id);

            assertThat(ended(host, id).state()).isEqualTo(JobState.STOPPED);
            assertThat(kind.effects).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void goesOnAfterAHostThatDiedInTheMiddleAndDoesNothingTwice(Database database) {
        Map<String, String> variables = new HashMap<>();
        if (database == Database.POSTGRESQL) {
            variables.put("DATABASE_URL", RealPostgres.newDatabase());
        }
        CountDownLatch never = new CountDownLatch(1);
        String id;
        try (TestHost first = TestHost.start(folder, variables, kind, FAST)) {
            // Done outside, but its end is never written: as when the process is killed right there.
            kind.scripts.put("thing-3", work -> {
                kind.make(work);
                hang(never);
                return Outcome.done("The first host lives on");
            });
            id = start(first, 8);
            await().until(() -> kind.effects.contains("thing-3"));
        }
        ScriptedKind again = new ScriptedKind(kind.effects);
        try (TestHost second = TestHost.start(folder, variables, again, FAST)) {
            JobRow job = ended(second, id);

            assertThat(job.state()).isEqualTo(JobState.ENDED);
            assertThat(job.done()).isEqualTo(8);
            assertThat(kind.effects).hasSize(8).doesNotHaveDuplicates();
            assertThat(again.questions).containsExactly("thing-3");
            assertThat(items(second, id).get(3).result()).contains("after an interruption");
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void isWorkedOnByOneOfTwoInstances(Database database) {
        Map<String, String> variables = new HashMap<>();
        if (database == Database.POSTGRESQL) {
            variables.put("DATABASE_URL", RealPostgres.newDatabase());
        }
        ScriptedKind other = new ScriptedKind(kind.effects);
        try (TestHost one = TestHost.start(folder, variables, kind, CALM);
                TestHost two = TestHost.start(folder, variables, other, CALM)) {
            List<String> ids = IntStream.range(0, 4)
                    .mapToObj(i -> (i % 2 == 0 ? one : two)
                            .bean(Jobs.class)
                            .start(Jobs.newId(), things(20, "job" + i + "-"), INES))
                    .toList();

            ids.forEach(id -> assertThat(ended(one, id).done()).isEqualTo(20));
            assertThat(kind.effects).hasSize(80).doesNotHaveDuplicates();
            assertThat(kind.questions).isEmpty();
            assertThat(other.questions).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void refusesWhatASupersededRunnerWrites(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            JobStore store = host.bean(JobStore.class);
            store.add("job", things(2), INES, "{}");
            store.take("job", "old");
            ItemRow begun = store.begin("job", "old").orElseThrow();

            store.take("job", "young");
            store.end(begun, "old", Outcome.done("too late"), true);

            assertThat(store.begin("job", "old")).isEmpty();
            assertThat(store.find("job").orElseThrow().done()).isZero();
            assertThat(store.begun("job").map(ItemRow::state)).contains(ItemState.RUNNING);
        }
    }

    /** Deaf to interruption, as a process that is gone is. */
    private static void hang(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                over = latch.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                over = false;
            }
        }
    }
}
