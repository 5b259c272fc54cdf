package org.mailhelm.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions.RateBudget;

class BudgetTest {

    private final AtomicLong now = new AtomicLong();

    private Budget budget(int reads, int writes, Duration window) {
        return new Budget(new RateBudget("c", reads, writes, window), now::get);
    }

    /** A call that is answered at once. */
    private static void call(Budget budget, boolean read) {
        budget.take(read, "api.example").close();
    }

    /** A read, as soon as it may be made. */
    private void callWhenFree(Budget budget, CallPriority priority) {
        now.addAndGet(Math.max(0, budget.untilFree(true, priority)));
        priority.run(() -> call(budget, true));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Waits as long as the budget says, makes a call that takes a moment, and listens to its answer. */
    private void callAt(Server server, Budget budget, boolean read, CallPriority priority) {
        for (long wait = budget.untilFree(read, priority); wait > 0; wait = budget.untilFree(read, priority)) {
            now.addAndGet(wait);
        }
        Supplier<Budget.Place> take = () -> budget.take(read, "api.example");
        try (Budget.Place place = priority.run(take)) {
            pass(Duration.ofMillis(20));
            server.count();
            pass(Duration.ofMillis(30));
            place.told(server.remaining());
        }
    }

    @Test
    void refusesWhatWouldWaitTooLong() {
        Budget budget = budget(2, 1, Duration.ofMinutes(1));
        call(budget, true);
        call(budget, true);

        assertThatThrownBy(() -> call(budget, true))
                .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void countsReadsAndWritesApart() {
        Budget budget = budget(1, 1, Duration.ofMinutes(1));

        call(budget, true);
        call(budget, false);

        assertThatThrownBy(() -> call(budget, false)).isInstanceOf(Failure.RateLimited.class);
    }

    @Test
    void givesPlacesBackOneWindowLater() {
        Budget budget = budget(1, 0, Duration.ofMinutes(1));
        call(budget, true);

        now.addAndGet(TimeUnit.SECONDS.toNanos(60));

        call(budget, true);
    }

    @Test
    void waitsWhenThePlaceComesSoon() throws InterruptedException {
        Budget budget = budget(1, 0, Duration.ofSeconds(5));
        call(budget, true);
        Thread waiting = new Thread(() -> call(budget, true));

        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        now.addAndGet(TimeUnit.SECONDS.toNanos(5));
        waiting.join(3000);

        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void keepsAQuarterForPeople() throws InterruptedException {
        Budget budget = budget(4, 0, Duration.ofMinutes(1));
        CallPriority.JOB.run(() -> {
            call(budget, true);
            call(budget, true);
            call(budget, true);
        });
        List<String> order = new CopyOnWriteArrayList<>();
        Thread background = new Thread(() -> CallPriority.JOB.run(() -> {
            call(budget, true);
            order.add("background");
        }));

        background.start();
        await().until(() -> background.getState() == Thread.State.TIMED_WAITING);
        call(budget, true);
        order.add("person");
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        background.join(3000);

        assertThat(order).containsExactly("person", "background");
    }

    @Test
    void leavesJobsAQuarterWhileTheyRead() {
        Budget budget = budget(8, 0, Duration.ofMinutes(1));
        callWhenFree(budget, CallPriority.JOB);

        for (int i = 0; i < 3; i++) {
            callWhenFree(budget, CallPriority.UPKEEP);
        }

        assertThat(Duration.ofNanos(now.get())).as("the third of upkeep").isLessThan(Duration.ofMinutes(1));
        assertThat(budget.untilFree(true, CallPriority.JOB)).as("the job").isNotPositive();
        callWhenFree(budget, CallPriority.UPKEEP);
        assertThat(Duration.ofNanos(now.get())).as("the fourth of upkeep").isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void letsAJobReadSoonWhileUpkeepRuns(Counting counting) {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        Server server = new Server(100, counting);
        for (int i = 0; i < 300; i++) {
            callAt(server, budget, true, CallPriority.UPKEEP);
        }

        assertThat(Duration.ofNanos(budget.untilFree(true, CallPriority.JOB))).isLessThan(Duration.ofSeconds(1));
        assertThat(server.refused).isZero();
        assertThat(Duration.ofNanos(now.get())).as("all that upkeep read").isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void givesUpkeepAllThatIsNotForPeopleWhileNoJobReads() {
        Budget budget = budget(8, 0, Duration.ofMinutes(1));

        for (int i = 0; i < 6; i++) {
            callWhenFree(budget, CallPriority.UPKEEP);
        }

        assertThat(Duration.ofNanos(now.get())).as("the sixth").isLessThan(Duration.ofMinutes(1));
        callWhenFree(budget, CallPriority.UPKEEP);
        assertThat(Duration.ofNanos(now.get())).as("the seventh").isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsTheLowerPriorityOfWorkInsideOtherWork() {
        assertThat(CallPriority.UPKEEP.<CallPriority>run(() -> CallPriority.JOB.run(CallPriority::current)))
                .isEqualTo(CallPriority.UPKEEP);
        assertThat(CallPriority.current()).isEqualTo(CallPriority.PERSON);
    }

    @Test
    void restsWhenTheServerSaysSo() {
        Budget budget = budget(0, 0, Duration.ofMinutes(1));
        budget.pause(true, Duration.ofSeconds(30));

        assertThatThrownBy(() -> call(budget, true))
                .isInstanceOf(Failure.RateLimited.class)
                .hasMessageContaining("30 seconds");
    }

    @Test
    void restsOnlyWithTheKindOfCallThatWasTooMuch() {
        Budget budget = budget(10, 10, Duration.ofMinutes(1));
        budget.pause(false, Duration.ofSeconds(30));

        call(budget, true);

        assertThat(budget.untilFree(false, CallPriority.PERSON)).isEqualTo(TimeUnit.SECONDS.toNanos(30));
    }

    @Test
    void givesAPlaceBackOneWindowAfterTheAnswer() {
        Budget budget = budget(1, 1, Duration.ofMinutes(1));
        Budget.Place slow = budget.take(true, "api.example");
        pass(Duration.ofSeconds(20));
        slow.close();
        pass(Duration.ofSeconds(59));

        assertThat(budget.untilFree(true, CallPriority.PERSON)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void importsAtTheWholeRateAndIsNeverRefused(Counting counting) {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        Server server = new Server(20, counting);
        long begun = now.get();

        for (int i = 0; i < 200; i++) {
            callAt(server, budget, false, CallPriority.JOB);
        }

        assertThat(server.refused).isZero();
        assertThat(Duration.ofNanos(now.get() - begun))
                .isLessThan(Duration.ofMinutes(10).plusSeconds(30));
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void letsAPersonWriteSoonWhileAnImportRuns(Counting counting) {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        Server server = new Server(20, counting);
        for (int i = 0; i < 50; i++) {
            callAt(server, budget, false, CallPriority.JOB);
        }

        for (int i = 0; i < 5; i++) {
            long came = now.get();
            callAt(server, budget, false, CallPriority.PERSON);
            assertThat(Duration.ofNanos(now.get() - came))
                    .as("the person's write %d", i)
                    .isLessThan(Budget.PATIENCE.dividedBy(2));
        }
        assertThat(CallPriority.JOB.run(() -> budget.untilFree(false, CallPriority.JOB)))
                .as("what the import must wait now")
                .isPositive();
        assertThat(server.refused).isZero();
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void neverRunsIntoTheLimitThatItBeganToUseInAnEarlierLife(Counting counting) {
        Server server = new Server(20, counting);
        Budget before = budget(100, 20, Duration.ofMinutes(1));
        for (int i = 0; i < 17; i++) {
            callAt(server, before, false, CallPriority.PERSON);
        }
        Budget after = budget(100, 20, Duration.ofMinutes(1));

        for (int i = 0; i < 40; i++) {
            callAt(server, after, false, i % 3 == 0 ? CallPriority.JOB : CallPriority.PERSON);
        }

        assertThat(server.refused).isZero();
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void leavesOthersWhatTheyHaveUsed(Counting counting) {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        Server server = new Server(20, counting);
        callAt(server, budget, false, CallPriority.PERSON);
        for (int i = 0; i < 12; i++) {
            server.count();
        }

        for (int i = 0; i < 60; i++) {
            callAt(server, budget, false, CallPriority.JOB);
        }

        assertThat(server.refused).isZero();
    }

    @Test
    void asksAloneUntilItHasHeardHowMuchIsLeft() {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        Budget.Place first = budget.take(true, "api.example");
        assertThat(budget.untilFree(true, CallPriority.PERSON))
                .as("beside the first")
                .isPositive();

        first.told(new Waits.Remaining(0, Duration.ofSeconds(40)));
        first.close();
        assertThat(budget.untilFree(true, CallPriority.PERSON)).isEqualTo(TimeUnit.SECONDS.toNanos(40));

        pass(Duration.ofSeconds(40));
        assertThat(budget.untilFree(true, CallPriority.PERSON)).isNotPositive();
    }

    @Test
    void goesOnBesideAFirstCallThatHangs() {
        Budget budget = budget(100, 20, Duration.ofMinutes(1));
        budget.take(true, "api.example");

        pass(Duration.ofSeconds(3));

        assertThat(budget.untilFree(true, CallPriority.PERSON)).isNotPositive();
    }

    /** Counts as an outside system does, and says what is left. */
    private final class Server {
        private final int allowed;
        private final Counting counting;
        private final Deque<Long> counted = new ArrayDeque<>();
        private int refused;

        Server(int allowed, Counting counting) {
            this.allowed = allowed;
            this.counting = counting;
        }

        void count() {
            long begin = now.get() - TimeUnit.MINUTES.toNanos(1);
            if (counting == Counting.FIXED && !counted.isEmpty() && counted.getFirst() <= begin) {
                counted.clear();
            }
            while (!counted.isEmpty() && counted.getFirst() <= begin) {
                counted.removeFirst();
            }
            if (counted.size() >= allowed) {
                refused++;
            } else {
                counted.addLast(now.get());
            }
        }

        Waits.Remaining remaining() {
            long reset = counted.getFirst() + TimeUnit.MINUTES.toNanos(1) - now.get();
            return new Waits.Remaining(
                    allowed - counted.size(), Duration.ofNanos(reset).plusSeconds(1));
        }
    }

    private enum Counting {
        SLIDING,
        FIXED
    }
}
