package org.mailhelm.platform.dns.lookup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets so many things go on at once; what comes then waits for its turn, without a thread. */
final class InFlight {

    private final int most;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    InFlight(int most) {
        this.most = most;
    }

    /** Begins the work now or when its turn comes. */
    <T> CompletableFuture<T> run(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable begin = () -> begin(work, result);
        synchronized (this) {
            if (running >= most) {
                waiting.add(begin);
                return result;
            }
            running++;
        }
        begin.run();
        return result;
    }

    private <T> void begin(Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {
        CompletionStage<T> stage;
        try {
            stage = work.get();
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        stage.whenComplete((value, problem) -> {
            end();
            if (problem == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(problem);
            }
        });
    }

    private void end() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
