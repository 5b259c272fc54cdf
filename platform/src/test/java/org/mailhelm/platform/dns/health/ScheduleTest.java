package org.mailhelm.platform.dns.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.mailhelm.platform.dns.check.Overall;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void looksNeitherAllTheTimeNorNever(
            @ForAll Overall overall,
            @ForAll @LongRange(max = 700_000) long ttl,
            @ForAll @LongRange(max = 10_000_000) long quiet,
            @ForAll boolean undecided) {
        Duration pause = Schedule.pause(
                "example.com", overall, List.of(Duration.ofSeconds(ttl)), NOW.minusSeconds(quiet), undecided, NOW);

        assertThat(pause)
                .isBetween(Schedule.SOONEST, Schedule.LATEST.multipliedBy(11).dividedBy(10));
    }

    @Test
    void looksMoreOftenWhereSomethingChangedOrIsWrong() {
        Duration steady = pause(Overall.HEALTHY, NOW.minus(Duration.ofDays(30)));
        Duration changed = pause(Overall.HEALTHY, NOW.minus(Duration.ofMinutes(5)));
        Duration ill = pause(Overall.UNHEALTHY, NOW.minus(Duration.ofDays(30)));
        Duration spreading = pause(Overall.PENDING, NOW);

        assertThat(steady).isGreaterThan(Duration.ofHours(23));
        assertThat(changed).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(ill).isLessThan(Duration.ofMinutes(67));
        assertThat(spreading).isLessThan(Duration.ofMinutes(6));
    }

    private static Duration pause(Overall overall, Instant changedAt) {
        return Schedule.pause("example.com", overall, List.of(Duration.ofMinutes(5)), changedAt, false, NOW);
    }
}
