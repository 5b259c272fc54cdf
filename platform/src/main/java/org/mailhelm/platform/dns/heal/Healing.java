package org.mailhelm.platform.dns.heal;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.dns.change.DnsHealing;
import org.mailhelm.platform.dns.desired.DnsChoices;
import org.mailhelm.platform.dns.health.DnsHealth;
import org.mailhelm.platform.dns.health.DomainHealth;
import org.mailhelm.platform.mail.DomainDeleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the zones of domains that are healed: one reading each time. What was healed is left longer and longer, so
 * that nobody who means it is fought with.
 */
@Singleton
class Healing implements ApplicationEventListener<DomainDeleted> {

    /** How often a zone is read. */
    static final Duration USUAL = Duration.ofMinutes(15);

    static final Duration LONGEST = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Healing.class);
    private static final Origin ORIGIN = new Origin(new Actor(Actor.Kind.SYSTEM, "DNS monitor", "", "", ""), "", "");
    private static final int MOST_DOUBLINGS = 8;

    private final DnsChoices choices;
    private final DnsHealing healing;
    private final DnsHealth health;
    private final HealingRepository repository;
    private final Audit audit;
    private final Clock clock;
    private final ExecutorService executor;
    private final AtomicBoolean busy = new AtomicBoolean();

    Healing(
            DnsChoices choices,
            DnsHealing healing,
            DnsHealth health,
            HealingRepository repository,
            Audit audit,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.choices = choices;
        this.healing = healing;
        this.health = health;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = "60s", initialDelay = "2m")
    void tick() {
        if (busy.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    round();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /** Looks after those that are due; each is taken by one instance. */
    void round() {
        for (DomainName domain : choices.healed()) {
            Instant now = clock.instant();
            repository.ensure(domain.value(), now.toEpochMilli());
            if (drifted(domain)) {
                repository.hurry(domain.value(), now.toEpochMilli());
            }
            if (repository.claim(
                            domain.value(), now.toEpochMilli(), now.plus(USUAL).toEpochMilli())
                    > 0) {
                look(domain, now);
            }
        }
    }

    /** Whether the monitor saw a record change since the zone was last read here. */
    private boolean drifted(DomainName domain) {
        Optional<Instant> changed = health.known(domain).flatMap(DomainHealth::changedAt);
        return changed.isPresent()
                && repository
                        .findById(domain.value())
                        .filter(row -> changed.get().isAfter(row.nextTry().minus(USUAL)))
                        .isPresent();
    }

    private void look(DomainName domain, Instant now) {
        try {
            int written = audit.as(ORIGIN, () -> healing.heal(domain));
            Optional<HealingRow> row = repository.findById(domain.value());
            if (written > 0) {
                int tries = row.map(HealingRow::tries).orElse(0) + 1;
                repository.healed(domain.value(), tries, now.plus(pause(tries)).toEpochMilli(), now.toEpochMilli());
                LOG.info("Healed {} record sets of {}", written, domain);
            } else if (row.filter(each -> each.tries() > 0 && calm(each, now)).isPresent()) {
                repository.calm(domain.value());
            }
        } catch (Failure e) {
            // The provider or the mail host doesn't answer, or the domain is gone: nothing was changed, and it comes
            // again.
            LOG.debug("{} can't be looked after now: {}", domain, e.reason());
        }
    }

    /** After a day in peace, it begins anew. */
    private static boolean calm(HealingRow row, Instant now) {
        Instant healed = row.healedAt();
        return healed == null || healed.plus(LONGEST).isBefore(now);
    }

    static Duration pause(int tries) {
        Duration pause = USUAL.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    @Override
    public void onApplicationEvent(DomainDeleted event) {
        repository.deleteById(event.name().value());
    }
}
