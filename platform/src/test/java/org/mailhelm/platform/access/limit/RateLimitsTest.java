package org.mailhelm.platform.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class RateLimitsTest {

    private static final String DATABASES = "org.mailhelm.platform.testing.EachDatabase#all";
    private static final Limit FIVE = new Limit("test", 5, Duration.ofMinutes(15));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void givesParallelCallersNoMorePlacesThanThereAre(Database database) throws Exception {
        try (TestHost host = database.start(folder, java.util.Map.of(), clock)) {
            RateLimits limits = host.bean(RateLimits.class);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            Callable<Boolean> take = () -> limits.take(FIVE, "somebody").isEmpty();
            List<Future<Boolean>> all =
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> take).toList());
            int taken = 0;
            for (Future<Boolean> one : all) {
                taken += one.get() ? 1 : 0;
            }
            threads.shutdown();

            assertThat(taken).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void fillsUpAgainWithTimeAndForgetsFullBuckets(Database database) {
        try (TestHost host = database.start(folder, java.util.Map.of(), clock)) {
            RateLimits limits = host.bean(RateLimits.class);
            for (int i = 0; i < 5; i++) {
                assertThat(limits.take(FIVE, "somebody")).isEmpty();
            }
            assertThat(limits.take(FIVE, "somebody")).contains(Duration.ofMinutes(3));
            assertThat(limits.take(FIVE, "somebody else")).isEmpty();
            assertThat(limits.take(new Limit("other", 5, Duration.ofMinutes(15)), "somebody"))
                    .isEmpty();

            clock.pass(Duration.ofMinutes(15));
            limits.purge();

            for (int i = 0; i < 5; i++) {
                assertThat(limits.take(FIVE, "somebody")).isEmpty();
            }
            limits.giveBack(FIVE, "somebody");
            assertThat(limits.take(FIVE, "somebody")).isEmpty();
            assertThat(limits.take(FIVE, "somebody")).isPresent();
        }
    }
}
