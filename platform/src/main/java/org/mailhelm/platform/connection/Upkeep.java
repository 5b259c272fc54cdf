package org.mailhelm.platform.connection;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailhelm.platform.rest.CallPriority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connections need from time to time: another try where opening failed, a fresh look at whether they work, and the
 * changes that other instances made on the same database.
 */
@Singleton
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final int CHECKS = 4;

    private final ConnectionHost host;
    private final ConnectionStore store;
    private final Prober prober;
    private final Clock clock;
    private final Duration every;
    private final boolean shared;
    private final boolean idle;
    private final Map<String, Instant> checked = new HashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(Upkeep::thread);
    private final ExecutorService checks = Executors.newFixedThreadPool(CHECKS, Upkeep::thread);

    @Inject
    Upkeep(
            ConnectionHost host,
            ConnectionStore store,
            Prober prober,
            Clock clock,
            @Value("${mailhelm.connection-check-every:5m}") Duration every,
            @Value("${mailhelm.database-kind}") String database,
            @Value("${mailhelm.rotate-key:false}") boolean idle) {
        this.host = host;
        this.store = store;
        this.prober = prober;
        this.clock = clock;
        this.every = every;
        this.shared = !database.equals("sqlite");
        this.idle = idle;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connections");
        thread.setDaemon(true);
        return thread;
    }

    @EventListener
    void begin(StartupEvent event) {
        if (!idle) {
            beat.scheduleWithFixedDelay(this::safely, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void safely() {
        try {
            CallPriority.UPKEEP.run(this::run);
        } catch (RuntimeException e) {
            LOG.warn("The upkeep of connections failed and is tried again", e);
        }
    }

    void run() {
        if (shared) {
            follow();
        }
        Instant now = clock.instant();
        host.slots().stream().filter(slot -> slot.due(now)).forEach(host::openIfDue);
        host.slots().forEach(slot -> check(slot, now));
    }

    /** Beside the beat, because a system that doesn't answer must not hold up the rest. */
    private void check(Slot slot, Instant now) {
        String id = slot.stored().id();
        if (slot.open().isEmpty() || !due(slot, now) || !underWay.add(id)) {
            return;
        }
        checked.put(id, now);
        checks.execute(() -> {
            try {
                CallPriority.UPKEEP.run(() -> verify(slot));
            } catch (RuntimeException e) {
                LOG.warn("The check of a connection failed and is tried again", e);
            } finally {
                underWay.remove(id);
            }
        });
    }

    private boolean due(Slot slot, Instant now) {
        Instant before = checked.getOrDefault(slot.stored().id(), Instant.EPOCH);
        // What may come right by itself is looked at sooner; wrong credentials aren't sent over and over.
        boolean passing = slot.last()
                .filter(result -> !result.passed() && result.retryable())
                .isPresent();
        Duration pause = slot.last().isEmpty() ? BEAT : passing ? AGAIN : every;
        return !before.plus(pause).isAfter(now);
    }

    private void verify(Slot slot) {
        slot.open().filter(prober::silent).ifPresent(open -> {
            TestResult result = prober.verify(open);
            if (slot.open().filter(current -> current == open).isPresent()) {
                slot.last(result);
            }
        });
    }

    /** Takes over what other instances changed. */
    void follow() {
        Map<String, Long> versions = store.versions();
        for (Slot slot : host.slots()) {
            // Asked again, because one that is younger than the list of versions isn't in it.
            if (!versions.containsKey(slot.stored().id())
                    && store.find(slot.stored().id()).isEmpty()) {
                host.drop(slot);
            }
        }
        Map<String, Slot> mine = new HashMap<>();
        host.slots().forEach(slot -> mine.put(slot.stored().id(), slot));
        versions.forEach((id, version) -> {
            Slot slot = mine.get(id);
            if (slot == null) {
                store.find(id).ifPresent(stored -> host.openIfDue(host.add(stored)));
            } else if (slot.stored().row().version() < version) {
                store.find(id).ifPresent(stored -> adopt(slot, stored));
            }
        });
    }

    private void adopt(Slot slot, Stored stored) {
        try {
            host.change(slot, stored.row().enabled(), stored.texts(), () -> stored);
        } catch (RuntimeException e) {
            slot.stored(stored);
            LOG.warn("The connection {} can't take over its new settings: {}", slot.name(), e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        beat.shutdownNow();
        checks.shutdownNow();
    }
}
