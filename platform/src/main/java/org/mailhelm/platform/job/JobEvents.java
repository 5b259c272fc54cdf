package org.mailhelm.platform.job;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells those who watch a job how far it is. All watchers of a job share one look at the database a second, and none
 * holds a thread.
 */
@Singleton
final class JobEvents {

    private static final Duration LOOK = Duration.ofSeconds(1);
    // Proxies and browsers give up connections that stay silent.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    // A browser opens it again by itself, and whoever was signed out meanwhile isn't let in.
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final JobStore store;
    private final Scheduler scheduler;
    private final ConcurrentHashMap<String, Flux<JobRow>> watched = new ConcurrentHashMap<>();

    JobEvents(JobStore store, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.store = store;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    /** An event for the job as it is, and for each change, until it ends. */
    Publisher<Event<JobJson>> watch(String id) {
        Flux<Event<JobJson>> changes = looks(id)
                .distinctUntilChanged(JobRow::version)
                .map(job -> Event.of(JobJson.of(job))
                        .name("job")
                        .id(Long.toString(job.version()))
                        .retry(Duration.ofSeconds(3)));
        Flux<Event<JobJson>> life = Flux.interval(SIGN_OF_LIFE, SIGN_OF_LIFE)
                .onBackpressureDrop()
                .concatMap(
                        tick -> looks(id)
                                .take(1)
                                .map(job -> Event.of(JobJson.of(job)).name("alive")),
                        1);
        return Flux.merge(changes, life.takeUntilOther(changes.ignoreElements()))
                .take(LONGEST);
    }

    private Flux<JobRow> looks(String id) {
        return watched.computeIfAbsent(
                id,
                any -> Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .concatMap(
                                tick -> Flux.defer(() ->
                                                store.find(id).map(Flux::just).orElseGet(Flux::empty))
                                        .subscribeOn(scheduler),
                                1)
                        .takeUntil(job -> !job.state().active())
                        .doFinally(signal -> watched.remove(id))
                        .replay(1)
                        .refCount());
    }
}
