package org.mailhelm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.platform.rest.CallPriority;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.RealPostgres;
import org.mailhelm.platform.testing.TestHost;

class JobsTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";
    private static final Starter INES = new Starter("ines", "Ines Falk");
    private static final JobPace FAST = new JobPace(
            Duration.ofMillis(50),
            Duration.ofMillis(150),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            List.of(Duration.ofMillis(50), Duration.ofMillis(100)),
            3);

    /** With a lease that a busy machine doesn't break. */
    private static final JobPace CALM = new JobPace(
            FAST.poll(), Duration.ofSeconds(5), FAST.goodbye(), FAST.sweep(), FAST.pauses(), FAST.patience());

    @TempDir
    Path folder;

    private final ScriptedKind kind = new ScriptedKind();

    @ParameterizedTest
    @MethodSource(EACH)
    void doesEveryItemOnceAndTellsOfEach(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            String id = start(host, 25);

            JobRow job = ended(host, id);

            assertThat(job.state()).isEqualTo(JobState.ENDED);
            assertThat(job.done()).isEqualTo(25);
            assertThat(kind.effects).hasSize(25).doesNotHaveDuplicates();
            assertThat(items(host, id)).allMatch(item -> item.state() == ItemState.DONE && item.tries() == 1);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void leavesRoomForPeople(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            kind.scripts.put("thing-0", work -> Outcome.done(CallPriority.isBackground() ? "background" : "people"));

            String id = start(host, 1);

            ended(host, id);
            assertThat(items(host, id)).extracting(ItemRow::result).containsExactly("background");
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void startsOneJobHoweverOftenTheFormIsSent(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            String id = Jobs.newId();
            Jobs jobs = host.bean(Jobs.class);

            IntStream.range(0, 6).parallel().forEach(i -> jobs.start(id, things(4), INES));

            ended(host, id);
            assertThat(kind.effects).hasSize(4);
            assertThat(host.bean(JobStore.class).countActive()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void keepsSecretsSealedAndForgetsThemOnceUsed(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            CountDownLatch go = new CountDownLatch(1);
            kind.scripts.put("first", work -> {
                pass(go);
                return kind.make(work);
            });
            String id = host.bean(Jobs.class)
                    .start(
                            Jobs.newId(),
                            new NewJob("scripted", "Two", "", "{}", List.of(secret("first"), secret("second"))),
                            INES);
            await().until(() -> items(host, id).get(0).state() == ItemState.RUNNING);

            List<ItemRow> before = items(host, id);
            go.countDown();
            ended(host, id);

            assertThat(before)
                    .allSatisfy(
                            item -> assertThat(item.secret()).startsWith("v1.").doesNotContain("secret of"));
            assertThat(kind.secrets).containsExactly("secret of first", "secret of second");
            assertThat(items(host, id)).allMatch(item -> item.secret() == null);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void waitsAsLongAsTheOutsideSystemAsksAndThenGoesOn(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            once("thing-1", new Failure.RateLimited("The calls are used up.", Duration.ofMillis(700)));

            String id = start(host, 3);

            await().until(() -> job(host, id).state() == JobState.WAITING);
            assertThat(job(host, id).note()).isEqualTo("The calls are used up.");
            assertThat(job(host, id).nextTry()).isNotNull();
            assertThat(ended(host, id).done()).isEqualTo(3);
            assertThat(kind.effects).containsExactly("thing-0", "thing-1", "thing-2");
            // A wait that was asked for is no failed try.
            assertThat(items(host, id).get(1).tries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void triesAgainWhatFailsInPassingAndGivesUpInTheEnd(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            once("thing-0", new Failure.Unavailable("It answers 500.", true));
            kind.scripts.put("thing-1", work -> {
                throw new Failure.Unavailable("It answers 500 each time.", true);
            });

            String id = start(host, 3);

            JobRow job = ended(host, id);
            assertThat(job.state()).isEqualTo(JobState.ENDED);
            assertThat(job.done()).isEqualTo(2);
            assertThat(job.failed()).isEqualTo(1);
            ItemRow failed = items(host, id).get(1);
            assertThat(failed.result()).isEqualTo("It answers 500 each time.");
            assertThat(failed.tries()).isEqualTo(3);

            kind.scripts.clear();
            host.bean(Jobs.class).resume(id, true);
            assertThat(ended(host, id).done()).isEqualTo(3);
            assertThat(job(host, id).failed()).isZero();
            assertThat(kind.effects).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void asksFirstWhenAnAnswerWasCutOff(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            kind.scripts.put("thing-0", work -> {
                kind.make(work);
                throw new Failure.Unavailable("The connection was cut.", false);
            });
            once("thing-1", new Failure.Unavailable("The connection was cut.", false));

            String id = start(host, 2);

            assertThat(ended(host, id).done()).isEqualTo(2);
            assertThat(kind.questions).containsExactly("thing-0", "thing-1");
            assertThat(kind.effects).containsExactly("thing-0", "thing-1");
            assertThat(items(host, id).get(0).result()).contains("not made again");
            assertThat(items(host, id).get(1).result()).isEqualTo("Made");
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void stopsByItselfWhenEveryItemFailsForTheSameReason(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            for (int i = 0; i < 10; i++) {
                kind.scripts.put("thing-" + i, work -> {
                    throw new Failure.Unauthenticated("The key is refused.");
                });
            }

            String id = start(host, 10);

            JobRow job = ended(host, id);
            assertThat(job.state()).isEqualTo(JobState.STOPPED);
            assertThat(job.failed()).isEqualTo(3);
            assertThat(job.note()).contains("Mend it, then resume");
            kind.scripts.clear();
            host.bean(Jobs.class).resume(id, true);
            assertThat(ended(host, id).done()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void stopsByItselfWhenTheOutsideSystemStaysDown(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            for (int i = 0; i < 6; i++) {
                kind.scripts.put("thing-" + i, work -> {
                    throw new Failure.Unavailable("It does not answer.", true);
                });
            }

            String id = start(host, 6);

            assertThat(ended(host, id).state()).isEqualTo(JobState.STOPPED);
            assertThat(job(host, id).failed()).isEqualTo(3);
            kind.scripts.clear();
            host.bean(Jobs.class).resume(id, true);
            assertThat(ended(host, id).done()).isEqualTo(6);
            assertThat(kind.effects).hasSize(6).doesNotHaveDuplicates();
        }
    }

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
            once("thing-0", new Failure.RateLimited("Used up.", Duration.ofHours(1)));
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

    private void once(String subject, Failure failure) {
        kind.scripts.put(subject, work -> {
            kind.scripts.remove(subject);
            throw failure;
        });
    }

    private static String start(TestHost host, int count) {
        return host.bean(Jobs.class).start(Jobs.newId(), things(count), INES);
    }

    private static NewJob things(int count) {
        return things(count, "thing-");
    }

    private static NewJob things(int count, String name) {
        return new NewJob(
                "scripted",
                count + " things",
                "",
                "{}",
                IntStream.range(0, count)
                        .mapToObj(i -> NewJob.Item.of(i + 2, name + i))
                        .toList());
    }

    private static NewJob.Item secret(String subject) {
        return new NewJob.Item(1, subject, "{}", Optional.of(Secret.of("secret of " + subject)), Optional.empty());
    }

    private static JobRow job(TestHost host, String id) {
        return host.bean(JobStore.class).find(id).orElseThrow();
    }

    private static List<ItemRow> items(TestHost host, String id) {
        return host.bean(JobStore.class).following(id, -1, 1000);
    }

    private static JobRow ended(TestHost host, String id) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> EnumSet.of(JobState.ENDED, JobState.STOPPED)
                        .contains(job(host, id).state()));
        return job(host, id);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
