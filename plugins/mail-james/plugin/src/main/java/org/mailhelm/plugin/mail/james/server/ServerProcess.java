package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process of the mail server. It lives as long as the pipe to its standard input is open; the system closes that
 * when this process ends, however it ends.
 */
final class ServerProcess {
    /** What a Java program may need of the environment; the rest may hold secrets of the panel. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL", "TZ", "HOME", "SYSTEMROOT", "TEMP");

    private static final long CLOCK_DRIFT_MILLIS = 5000;
    private static final long PREDECESSOR_SECONDS = 20;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(List<String> command, Workspace workspace) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(workspace.console().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        // else glibc keeps a heap for each thread, which costs more than the threads do
        environment.put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        Files.writeString(workspace.processId(), process.pid() + " " + startOf(process.toHandle()));
        return new ServerProcess(process);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Runs the task when the process has ended. */
    CompletableFuture<Void> whenEnded(Runnable task) {
        return process.onExit().thenRun(task);
    }

    /** Asks it to end, and ends it when it does not in time. Nothing that was accepted is lost by either. */
    void stop(Duration patience) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Physical memory it holds, where the system tells. */
    Optional<Long> memoryBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status));
            return resident.find() ? Optional.of(Long.parseLong(resident.group(1)) * 1024) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Waits for the end of a server whose supervisor was killed: it is still closing its files when the next supervisor
     * comes up at once. It is known by its start time beside its number, which the system gives to others later.
     */
    static void endPredecessor(Workspace workspace) throws IOException, InterruptedException {
        if (!Files.isRegularFile(workspace.processId())) {
            return;
        }
        String[] identity = Files.readString(workspace.processId()).split(" ", 2);
        if (identity.length != 2 || !(identity[0] + identity[1]).matches("[0-9]{1,36}")) {
            return;
        }
        long pid = Long.parseLong(identity[0]);
        long started = Long.parseLong(identity[1]);
        Optional<ProcessHandle> predecessor =
                ProcessHandle.of(pid).filter(handle -> Math.abs(startOf(handle) - started) < CLOCK_DRIFT_MILLIS);
        if (predecessor.isPresent()) {
            end(predecessor.get());
        }
    }

    private static void end(ProcessHandle predecessor) throws IOException, InterruptedException {
        try {
            predecessor
                    .onExit()
                    .completeOnTimeout(predecessor, PREDECESSOR_SECONDS, TimeUnit.SECONDS)
                    .get();
            predecessor.destroyForcibly();
            predecessor
                    .onExit()
                    .completeOnTimeout(predecessor, PREDECESSOR_SECONDS, TimeUnit.SECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("The former mail server, process " + predecessor.pid() + ", cannot be watched.", e);
        }
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
