package org.mailhelm.platform.dns.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Questions to DNS. Nothing here waits on a thread, so it may be called from any; and nothing fails: what goes wrong is
 * an {@link Answer.Unknown}.
 */
@Singleton
public final class Lookups {

    private static final int THREADS = 2;
    private static final int MOST_KEPT = 20_000;
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final LookupSettings settings;
    private final ExecutorService threads;
    private final Servers resolvers;
    private final Authorities authorities;
    private final Cache<Question, CompletableFuture<Sighting>> recent;

    public Lookups(LookupSettings settings, Clock clock) {
        this.settings = settings;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "dns");
            thread.setDaemon(true);
            return thread;
        });
        Exchange exchange = new Exchange(settings, threads);
        this.resolvers = new Servers(exchange, settings::servers);
        this.authorities = new Authorities(exchange, resolvers, settings.authoritativePort(), clock);
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(RECENT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** What is seen now: at the zone's own servers, unless only the resolvers may be asked, and at each resolver. */
    public CompletableFuture<Sighting> look(Question question) {
        CompletableFuture<Optional<Answer>> own = settings.resolversOnly()
                ? CompletableFuture.completedFuture(Optional.empty())
                : authorities.ask(question).thenApply(Optional::of);
        return own.thenCombine(
                resolvers.all(question), (authoritative, all) -> new Sighting(question, authoritative, all));
    }

    /** The same, at most a minute old: for what many domains lead to. */
    public CompletableFuture<Sighting> recent(Question question) {
        return recent.get(question, this::look);
    }

    /**
     * The name of the zone that a name is in, as far as it can be found. Asked first, it saves each name below it the
     * search.
     */
    public CompletableFuture<Optional<String>> zone(String name) {
        return settings.resolversOnly()
                ? CompletableFuture.completedFuture(Optional.empty())
                : authorities
                        .zone(name)
                        .thenApply(zone -> Optional.of(zone.apex()).filter(apex -> !apex.isEmpty()));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
