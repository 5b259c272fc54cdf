package org.mailhelm.platform.dns.health;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.check.Overall;

/** How the DNS of domains is: looked at now, or as it was last seen. */
@Singleton
public class DnsHealth implements ApplicationEventListener<RecordsWritten> {

    /** How old an answer for a script may be. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final HealthStore store;
    private final Subjects subjects;
    private final Looking looking;
    private final Kept kept;
    private final Clock clock;
    private final ExecutorService executor;
    private final Map<DomainName, CompletableFuture<Checked>> running = new ConcurrentHashMap<>();

    DnsHealth(
            HealthStore store,
            Subjects subjects,
            Looking looking,
            Kept kept,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.store = store;
        this.subjects = subjects;
        this.looking = looking;
        this.kept = kept;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * A look and what is known after it.
     *
     * @param ready what was looked at
     */
    record Checked(Subjects.Ready ready, DomainHealth health) {}

    /** How a domain was when last looked at; empty when nobody ever did. Asks nobody. */
    public Optional<DomainHealth> known(DomainName domain) {
        return store.find(domain).map(this::health);
    }

    /**
     * Looks now, and waits for it.
     *
     * @throws Failure when the mail host doesn't say what it wants and never did
     */
    public DomainHealth check(DomainName domain) {
        return now(domain).health();
    }

    Checked now(DomainName domain) {
        try {
            return start(domain, false).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** As {@link #check}, when what is known is older than a minute. */
    DomainHealth recent(DomainName domain) {
        return known(domain)
                .filter(health -> health.problem().isEmpty())
                .filter(health -> health.checkedAt()
                        .filter(at -> at.plus(FRESH).isAfter(clock.instant()))
                        .isPresent())
                .orElseGet(() -> check(domain));
    }

    /**
     * Begins to look without waiting; whoever asks for the same domain meanwhile gets the same look.
     *
     * @param background whether nobody waits
     */
    CompletableFuture<Checked> start(DomainName domain, boolean background) {
        CompletableFuture<Checked> mine = new CompletableFuture<>();
        CompletableFuture<Checked> other = running.putIfAbsent(domain, mine);
        if (other != null) {
            return other;
        }
        look(domain, background).whenComplete((checked, problem) -> {
            running.remove(domain, mine);
            if (problem == null) {
                mine.complete(checked);
            } else {
                mine.completeExceptionally(problem);
            }
        });
        return mine;
    }

    private CompletableFuture<Checked> look(DomainName domain, boolean background) {
        return CompletableFuture.supplyAsync(() -> subjects.of(domain, store.find(domain), background), executor)
                .thenCompose(ready -> looking.at(ready.subject())
                        .thenApplyAsync(looked -> new Checked(ready, keep(ready, looked)), executor));
    }

    /** A domain that nobody serves yet is looked at, but not watched. */
    private DomainHealth keep(Subjects.Ready ready, Looking.Looked looked) {
        DomainName domain = ready.subject().domain();
        if (!ready.subject().served()) {
            return new DomainHealth(
                    domain,
                    Optional.of(Overall.of(looked.findings().stream()
                            .map(finding -> finding.verdict())
                            .toList())),
                    looked.findings(),
                    Optional.of(clock.instant()),
                    Optional.empty(),
                    clock.instant(),
                    Optional.empty());
        }
        return health(store.seen(domain, looked, ready.subject().desired(), ready.desiredAt()));
    }

    /** Looks at many at once, as many as make sense, and waits for all; what fails is left for the next time. */
    void checkAll(List<DomainName> domains, int atOnce) {
        Semaphore room = new Semaphore(atOnce);
        CompletableFuture<?>[] all = new CompletableFuture<?>[domains.size()];
        for (int i = 0; i < all.length; i++) {
            room.acquireUninterruptibly();
            all[i] = start(domains.get(i), true).handle((checked, problem) -> {
                room.release();
                return checked;
            });
        }
        CompletableFuture.allOf(all).join();
    }

    /** What scripts get of it: with what the mail host said last. */
    HealthJson told(DomainHealth health) {
        Optional<HealthRow> row = store.find(health.domain());
        Optional<String> dmarc = row.map(HealthRow::desired).map(kept::desired).flatMap(HealthJson::dmarc);
        return HealthJson.of(health, dmarc, subjects.mail(health.domain()), subjects.reachable(health.domain()));
    }

    /** How all domains were when last looked at, with one question to the database. */
    Map<String, HealthGlance> glances() {
        return store.glances();
    }

    /** What changed, the last first; of the domains named, or of all. */
    Page<EventRow> events(Optional<Set<String>> only, Pageable page) {
        return store.events(only, page);
    }

    /** What changed of a domain, the last first. */
    Page<EventRow> events(DomainName domain, Pageable page) {
        return store.events(domain, page);
    }

    @Override
    public void onApplicationEvent(RecordsWritten event) {
        store.written(event.domain(), event.by());
    }

    private DomainHealth health(HealthRow row) {
        String findings = row.findings();
        return new DomainHealth(
                new DomainName(row.domain()),
                row.overall().equals(HealthRow.UNCHECKED)
                        ? Optional.empty()
                        : Optional.of(Overall.valueOf(row.overall().toUpperCase(java.util.Locale.ROOT))),
                findings == null ? List.of() : kept.findings(findings),
                Optional.ofNullable(row.checkedAt()),
                Optional.ofNullable(row.changedAt()),
                row.nextAt(),
                Optional.ofNullable(row.problem()));
    }
}
