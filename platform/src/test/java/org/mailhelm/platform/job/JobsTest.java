package org.mailhelm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailhelm.platform.job.ScriptedJobs.FAST;
import static org.mailhelm.platform.job.ScriptedJobs.INES;
import static org.mailhelm.platform.job.ScriptedJobs.ended;
import static org.mailhelm.platform.job.ScriptedJobs.items;
import static org.mailhelm.platform.job.ScriptedJobs.pass;
import static org.mailhelm.platform.job.ScriptedJobs.start;
import static org.mailhelm.platform.job.ScriptedJobs.things;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Secret;
import org.mailhelm.platform.rest.CallPriority;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

class JobsTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";

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
            kind.scripts.put(
                    "thing-0", work -> Outcome.done(CallPriority.current().name()));

            String id = start(host, 1);

            ended(host, id);
            assertThat(items(host, id)).extracting(ItemRow::result).containsExactly("JOB");
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

    private static NewJob.Item secret(String subject) {
        return new NewJob.Item(1, subject, "{}", Optional.of(Secret.of("secret of " + subject)), Optional.empty());
    }
}
