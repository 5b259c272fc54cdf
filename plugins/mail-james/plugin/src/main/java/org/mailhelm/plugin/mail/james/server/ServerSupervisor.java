package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailServer;
import org.slf4j.Logger;

/**
 * Keeps one mail server running: starts it, waits until it answers, starts it again when it ends by itself, stops it.
 * One thread does all of that; the others only read the state and leave wishes.
 */
public final class ServerSupervisor implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration READINESS_PAUSE = Duration.ofMillis(200);
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(30);

    /** The host gives a service ten seconds to close. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(8);

    private static final Duration THREAD_PATIENCE = Duration.ofMillis(9500);

    private final Workspace workspace;
    private final Preparation preparation;
    private final Readiness readiness;
    private final Clock clock;
    private final Logger log;
    private final Thread thread;
    private final Backoff backoff = new Backoff();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Wish wish = Wish.RUN;
    private State state;
    private @Nullable Prepared prepared;
    private @Nullable ServerProcess process;
    private int restarts;

    /** @param readiness tells whether a started server answers */
    public ServerSupervisor(
            ServerPlan plan, Workspace workspace, ServerFiles files, Readiness readiness, Clock clock, Logger log) {
        this.workspace = workspace;
        this.preparation = new Preparation(plan, workspace, files, clock);
        this.readiness = readiness;
        this.clock = clock;
        this.log = log;
        this.state = new State(MailServer.Phase.STARTING, "The mail server is starting.", clock.instant());
        this.thread = new Thread(this::supervise, "mail-server");
        this.thread.setDaemon(true);
    }

    /** Tells whether a server answers. */
    @FunctionalInterface
    public interface Readiness {
        /** Returns soon, and never fails. */
        boolean ready(Endpoint endpoint);
    }

    /** What the server is doing, why, and since when. */
    public record State(MailServer.Phase phase, String detail, Instant since) {}

    private enum Wish {
        RUN,
        RESTART,
        CLOSE
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    public State state() {
        return locked(() -> state);
    }

    public int restarts() {
        return locked(() -> restarts);
    }

    public List<MailServer.Listener> listeners() {
        return locked(() -> prepared == null ? List.of() : prepared.listeners());
    }

    public Optional<MailServer.Certificate> certificate() {
        return locked(() -> prepared == null ? Optional.empty() : prepared.certificate());
    }

    public Optional<Long> memoryBytes() {
        Optional<ServerProcess> running = locked(() -> Optional.ofNullable(process));
        return running.filter(ServerProcess::isAlive).flatMap(ServerProcess::memoryBytes);
    }

    /** The number of the server's process, while there is one. */
    public Optional<Long> pid() {
        return locked(() -> Optional.ofNullable(process))
                .filter(ServerProcess::isAlive)
                .map(ServerProcess::pid);
    }

    public List<String> log(int lines) {
        List<String> tail = LogTail.of(workspace.log(), lines);
        // before its log is open, a Java runtime that cannot start says so on the console
        return tail.isEmpty() ? LogTail.of(workspace.console(), lines) : tail;
    }

    /** Leaves the wish that the server be stopped and started again. */
    public void restart() {
        lock.lock();
        try {
            if (wish != Wish.CLOSE) {
                wish = Wish.RESTART;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where the server answers now. Waits for it to come up.
     *
     * @throws Failure.Unavailable when it does not within {@code patience}, or will not
     */
    public Endpoint await(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (state.phase() != MailServer.Phase.RUNNING) {
                boolean hopeless =
                        state.phase() == MailServer.Phase.FAILED || state.phase() == MailServer.Phase.STOPPED;
                if (hopeless || left <= 0) {
                    throw new Failure.Unavailable(state.detail(), !hopeless);
                }
                left = changed.awaitNanos(left);
            }
            return endpoint();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The call was interrupted while the mail server came up.", true, e);
        } finally {
            lock.unlock();
        }
    }

    /** Stops the server. Nothing else may be called afterwards but {@link #state()}. */
    @Override
    public void close() {
        lock.lock();
        try {
            wish = Wish.CLOSE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(THREAD_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.warn("The mail server is still stopping; it ends by itself");
        }
    }

    private void supervise() {
        try {
            while (!wishes(Wish.CLOSE)) {
                runOnce();
            }
            enter(MailServer.Phase.STOPPED, "The mail server is stopped.");
        } catch (InterruptedException e) {
            enter(MailServer.Phase.STOPPED, "The mail server is no longer watched; enable the connection again.");
        }
    }

    /** From a start to an end, and the wait before the next. */
    private void runOnce() throws InterruptedException {
        enter(MailServer.Phase.STARTING, "The mail server is starting.");
        Instant started = clock.instant();
        String end;
        try {
            ServerProcess.endPredecessor(workspace);
            Prepared fresh = preparation.prepare();
            if (wishes(Wish.CLOSE)) {
                return;
            }
            launch(fresh);
            end = watch();
        } catch (IOException e) {
            log.warn("The mail server could not be started", e);
            end = e.getMessage() == null ? "The mail server could not be started." : e.getMessage();
        }
        if (wishes(Wish.CLOSE)) {
            return;
        }
        if (takeRestart()) {
            backoff.reset();
            return;
        }
        backoff.ended(started, clock.instant());
        pause(end);
    }

    private void launch(Prepared fresh) throws IOException {
        ServerProcess launched = ServerProcess.start(fresh.command(), workspace);
        locked(() -> {
            prepared = fresh;
            process = launched;
            return this;
        });
        CompletableFuture<Void> unused = launched.whenEnded(this::wakeUp);
    }

    private void wakeUp() {
        locked(() -> {
            changed.signalAll();
            return this;
        });
    }

    /** Returns when the process has ended, and why. */
    private String watch() throws InterruptedException {
        ServerProcess running = locked(() -> Objects.requireNonNull(process));
        try {
            if (becomesReady(running)) {
                enter(MailServer.Phase.RUNNING, "The mail server is running.");
                log.info("Mail server running as process {}", running.pid());
                await(running);
            }
            boolean asked = !wishes(Wish.RUN);
            boolean alive = running.isAlive();
            if (asked) {
                enter(MailServer.Phase.STARTING, "The mail server is being stopped.");
            }
            running.stop(wishes(Wish.CLOSE) ? CLOSE_PATIENCE : RESTART_PATIENCE);
            if (alive && !asked) {
                return "The mail server did not answer within " + START_LIMIT.toMinutes() + " minutes of its start.";
            }
            return "The mail server ended by itself with code " + running.exitCode() + lastError();
        } catch (InterruptedException e) {
            running.stop(Duration.ZERO);
            throw e;
        }
    }

    private boolean becomesReady(ServerProcess running) throws InterruptedException {
        Instant limit = clock.instant().plus(START_LIMIT);
        while (running.isAlive() && wishes(Wish.RUN) && clock.instant().isBefore(limit)) {
            if (readiness.ready(endpoint())) {
                return true;
            }
            lock.lock();
            try {
                changed.await(READINESS_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                lock.unlock();
            }
        }
        return false;
    }

    private void await(ServerProcess running) throws InterruptedException {
        lock.lock();
        try {
            while (running.isAlive() && wish == Wish.RUN) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next start, or for somebody who asks for one. */
    private void pause(String why) throws InterruptedException {
        lock.lock();
        try {
            if (backoff.givesUp()) {
                log.error("{} It ended too often and is not started again.", why);
                enter(MailServer.Phase.FAILED, why + " It ended too often; mend the cause and restart it.");
                while (wish == Wish.RUN) {
                    changed.await();
                }
            } else {
                restarts++;
                Duration delay = backoff.delay();
                log.warn("{} It is started again in {} s.", why, delay.toSeconds());
                enter(MailServer.Phase.RESTARTING, why + " It is being started again.");
                long left = delay.toNanos();
                while (wish == Wish.RUN && left > 0) {
                    left = changed.awaitNanos(left);
                }
            }
            if (takeRestart()) {
                backoff.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    private String lastError() {
        List<String> lines = log(200);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains(" ERROR ")) {
                return ": " + lines.get(i);
            }
        }
        return ".";
    }

    private Endpoint endpoint() {
        return locked(() -> {
            Prepared now = Objects.requireNonNull(prepared);
            return new Endpoint(now.administration(), now.token());
        });
    }

    private void enter(MailServer.Phase phase, String detail) {
        locked(() -> {
            state = new State(phase, detail, clock.instant());
            changed.signalAll();
            return this;
        });
    }

    private boolean wishes(Wish what) {
        return locked(() -> wish == what);
    }

    private boolean takeRestart() {
        return locked(() -> {
            if (wish != Wish.RESTART) {
                return false;
            }
            wish = Wish.RUN;
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
