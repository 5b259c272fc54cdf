package org.mailhelm.platform.mail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets callers who want the same thing at the same time share one try. */
public final class OneAtATime {

    private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);

    private final ConcurrentHashMap<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Executor executor;

    public OneAtATime(Executor executor) {
        this.executor = executor;
    }

    /** Runs the work, or waits for the same work of somebody else; fails as it fails. */
    public void run(String key, Runnable work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.putIfAbsent(key, mine);
        if (other == null) {
            complete(key, work, mine);
            other = mine;
        }
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Runs the work on another thread, unless it runs already. Its failures are its own business. */
    public void start(String key, Runnable work) {
        begin(key, work);
    }

    /**
     * The same, and waits a little for its end; work that takes longer goes on by itself.
     *
     * @return whether it ended, well or not
     */
    public boolean start(String key, Runnable work, Duration patience) {
        try {
            begin(key, work).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            LOG.debug("{} failed", key, e);
            return true;
        } catch (TimeoutException e) {
            LOG.debug("{} takes longer than {}", key, patience);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<Void> begin(String key, Runnable work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        try {
            executor.execute(() -> complete(key, work, mine));
        } catch (RuntimeException e) {
            // The host is about to end and takes no more work.
            running.remove(key);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void complete(String key, Runnable work, CompletableFuture<Void> mine) {
        try {
            work.run();
            running.remove(key);
            mine.complete(null);
        } catch (RuntimeException | Error e) {
            running.remove(key);
            mine.completeExceptionally(e);
        }
    }
}
