package org.mailhelm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailhelm.platform.job.ScriptedJobs.FAST;
import static org.mailhelm.platform.job.ScriptedJobs.ended;
import static org.mailhelm.platform.job.ScriptedJobs.items;
import static org.mailhelm.platform.job.ScriptedJobs.job;
import static org.mailhelm.platform.job.ScriptedJobs.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

/** What becomes of a job whose items fail. */
class JobFailuresTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    private final ScriptedKind kind = new ScriptedKind();

    @ParameterizedTest
    @MethodSource(EACH)
    void waitsAsLongAsTheOutsideSystemAsksAndThenGoesOn(Database database) {
        try (TestHost host = database.start(folder, Map.of(), kind, FAST)) {
            kind.once("thing-1", new Failure.RateLimited("The calls are used up.", Duration.ofMillis(700)));

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
            kind.once("thing-0", new Failure.Unavailable("It answers 500.", true));
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
            kind.once("thing-1", new Failure.Unavailable("The connection was cut.", false));

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
}
