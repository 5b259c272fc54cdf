package org.mailhelm.plugin.mail.james.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant START = Instant.EPOCH;

    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerAfterEachEndUpToAMinute() {
        backoff.ended(START, START);
        assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(1));
        backoff.ended(START, START);
        assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 50; i++) {
            backoff.ended(START, START);
        }
        assertThat(backoff.delay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givesUpAfterManyQuickEndsAndNotBefore() {
        for (int i = 0; i < 7; i++) {
            backoff.ended(START, START);
            assertThat(backoff.givesUp()).isFalse();
        }
        backoff.ended(START, START);
        assertThat(backoff.givesUp()).isTrue();
        backoff.reset();
        assertThat(backoff.givesUp()).isFalse();
    }

    @Test
    void beginsAgainAfterAGoodRun() {
        for (int i = 0; i < 7; i++) {
            backoff.ended(START, START);
        }
        backoff.ended(START, START.plus(Duration.ofHours(1)));
        assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(1));
    }
}
