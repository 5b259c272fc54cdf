package org.mailhelm.platform.dns.health;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.mail.DomainDeleted;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.Domains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at domains when they are due, without anybody asking; each is taken by one instance at a time. */
@Singleton
class Watch implements ApplicationEventListener<DomainDeleted> {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int MOST = 200;
    private static final int AT_ONCE = 20;

    private final DnsHealth health;
    private final HealthStore store;
    private final Domains domains;
    private final ExecutorService executor;
    private final AtomicBoolean busy = new AtomicBoolean();

    Watch(
            DnsHealth health,
            HealthStore store,
            Domains domains,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.health = health;
        this.store = store;
        this.domains = domains;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "90s")
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

    /** One round: what is due now, as far as one round goes. */
    void round() {
        Set<String> served = domains.all().stream().map(DomainRow::name).collect(Collectors.toSet());
        Map<String, HealthGlance> known = store.glances();
        List<String> unseen =
                served.stream().filter(name -> !known.containsKey(name)).toList();
        if (!unseen.isEmpty()) {
            store.expect(unseen);
        }
        List<DomainName> due = store.claim(MOST);
        due.stream().filter(domain -> !served.contains(domain.value())).forEach(store::rest);
        List<DomainName> ours =
                due.stream().filter(domain -> served.contains(domain.value())).toList();
        if (!ours.isEmpty()) {
            LOG.debug("Looking at the DNS of {} domains", ours.size());
            health.checkAll(ours, AT_ONCE);
        }
    }

    @Scheduled(fixedDelay = "24h", initialDelay = "10m")
    void tidy() {
        store.tidy();
    }

    @Override
    public void onApplicationEvent(DomainDeleted event) {
        store.forget(event.name());
    }
}
