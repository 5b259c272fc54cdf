package org.mailhelm.platform.connection;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.rest.CallPriority;

/** Asks outside systems whether they work, and doesn't wait for ever. */
@Singleton
class Prober {

    private final Clock clock;
    private final Duration limit;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "connection-test");
                thread.setDaemon(true);
                thread.setContextClassLoader(Prober.class.getClassLoader());
                return thread;
            });

    @Inject
    Prober(Clock clock, @Value("${mailhelm.connection-test-limit:30s}") Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Whether asking is noticed by nobody. */
    boolean silent(OpenService open) {
        if (open.connector().kind() != Kind.NOTIFIER) {
            return true;
        }
        try {
            return open.guarded(Notifier.class).verifiesSilently();
        } catch (Failure e) {
            return false;
        }
    }

    TestResult verify(OpenService open) {
        Instant at = clock.instant();
        long begun = System.nanoTime();
        CallPriority priority = CallPriority.current();
        Class<? extends Service> type = open.connector().kind().serviceType();
        Runnable call = () -> open.guarded(type).verify();
        Future<?> answer = threads.submit(() -> priority.run(call));
        try {
            answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new TestResult(true, "", false, at, since(begun));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new TestResult(
                    false, "There was no answer within " + limit.toSeconds() + " seconds.", true, at, since(begun));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new TestResult(false, "The test was ended before its answer.", true, at, since(begun));
        } catch (ExecutionException e) {
            return e.getCause() instanceof Failure failure
                    ? new TestResult(false, failure.reason(), failure.retryable(), at, since(begun))
                    : new TestResult(false, "The test failed. The log tells more.", false, at, since(begun));
        }
    }

    /**
     * The same, for somebody who waits: what takes longer than {@code patience} goes on by itself.
     *
     * @param whenDone gets the result in any case
     * @return empty when there is no result yet
     */
    Optional<TestResult> verify(OpenService open, Duration patience, Consumer<TestResult> whenDone) {
        CompletableFuture<TestResult> result = CompletableFuture.supplyAsync(() -> verify(open), threads);
        CompletableFuture<Void> told = result.thenAccept(whenDone);
        try {
            told.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(result.join());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test does not fail, its result tells", e);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
