package org.mailhelm.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions.RateBudget;

class BudgetTest {

    private final AtomicLong now = new AtomicLong();

    private Budget budget(int reads, int writes, Duration window) {
        return new Budget(new RateBudget("c", reads, writes, window), now::get);
    }

    @Test
    void refusesWhatWouldWaitTooLong() {
        Budget budget = budget(2, 1, Duration.ofMinutes(1));
        budget.take(true, "api.example");
        budget.take(true, "api.example");

        assertThatThrownBy(() -> budget.take(true, "api.example"))
                .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void countsReadsAndWritesApart() {
        Budget budget = budget(1, 1, Duration.ofMinutes(1));

        budget.take(true, "api.example");
        budget.take(false, "api.example");

        assertThatThrownBy(() -> budget.take(false, "api.example")).isInstanceOf(Failure.RateLimited.class);
    }

    @Test
    void givesPlacesBackOneWindowLater() {
        Budget budget = budget(1, 0, Duration.ofMinutes(1));
        budget.take(true, "api.example");

        now.addAndGet(TimeUnit.SECONDS.toNanos(60));

        budget.take(true, "api.example");
    }

    @Test
    void waitsWhenThePlaceComesSoon() throws InterruptedException {
        Budget budget = budget(1, 0, Duration.ofSeconds(5));
        budget.take(true, "api.example");
        Thread waiting = new Thread(() -> budget.take(true, "api.example"));

        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        now.addAndGet(TimeUnit.SECONDS.toNanos(5));
        waiting.join(3000);

        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void keepsAQuarterForPeople() throws InterruptedException {
        Budget budget = budget(4, 0, Duration.ofMinutes(1));
        CallPriority.background(() -> {
            budget.take(true, "api.example");
            budget.take(true, "api.example");
            budget.take(true, "api.example");
        });
        List<String> order = new CopyOnWriteArrayList<>();
        Thread background = new Thread(() -> CallPriority.background(() -> {
            budget.take(true, "api.example");
            order.add("background");
        }));

        background.start();
        await().until(() -> background.getState() == Thread.State.TIMED_WAITING);
        budget.take(true, "api.example");
        order.add("person");
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        background.join(3000);

        assertThat(order).containsExactly("person", "background");
    }

    @Test
    void restsWhenTheServerSaysSo() {
        Budget budget = budget(0, 0, Duration.ofMinutes(1));
        budget.pause(Duration.ofSeconds(30));

        assertThatThrownBy(() -> budget.take(true, "api.example"))
                .isInstanceOf(Failure.RateLimited.class)
                .hasMessageContaining("30 seconds");
    }
}
