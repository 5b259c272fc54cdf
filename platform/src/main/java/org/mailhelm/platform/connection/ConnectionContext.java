package org.mailhelm.platform.connection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.platform.rest.CallPriority;
import org.mailhelm.platform.rest.HttpRestClient;
import org.mailhelm.platform.rest.RestClients;
import org.slf4j.Logger;

/** What one open service gets from the host, until it is closed. */
final class ConnectionContext implements PluginContext, AutoCloseable {

    private static final int THREADS = 4;

    private final Supplier<String> name;
    private final RestClients clients;
    private final Clock clock;
    private final Path folder;
    private final Logger log;
    private final ClassLoader pluginClasses;
    private final List<HttpRestClient> opened = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledThreadPoolExecutor pool;
    private volatile boolean closed;

    ConnectionContext(
            Supplier<String> name,
            RestClients clients,
            Clock clock,
            Path folder,
            Logger log,
            ClassLoader pluginClasses) {
        this.name = name;
        this.clients = clients;
        this.clock = clock;
        this.folder = folder;
        this.log = log;
        this.pluginClasses = pluginClasses;
    }

    @Override
    public String connectionName() {
        checkOpen();
        return name.get();
    }

    @Override
    public RestClient rest(URI base, RestOptions options) {
        checkOpen();
        HttpRestClient client = clients.open(base, options, log);
        opened.add(client);
        if (closed) {
            client.close();
        }
        return client;
    }

    @Override
    public Clock clock() {
        checkOpen();
        return clock;
    }

    @Override
    public Path dataDirectory() {
        checkOpen();
        try {
            Files.createDirectories(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (IOException e) {
            throw new Failure.Unavailable(
                    "The folder " + folder + " can't be made. Check the rights of the data folder.", true, e);
        }
    }

    @Override
    public Logger logger() {
        checkOpen();
        return log;
    }

    @Override
    public synchronized ScheduledExecutorService executor() {
        checkOpen();
        ScheduledThreadPoolExecutor running = pool;
        if (running == null) {
            running = new Tasks();
            pool = running;
        }
        return Executors.unconfigurableScheduledExecutorService(running);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        opened.forEach(HttpRestClient::close);
        ScheduledThreadPoolExecutor running;
        synchronized (this) {
            running = pool;
        }
        if (running != null) {
            running.shutdownNow();
        }
    }

    /** Work of the plugin's own that nobody waits for. */
    private final class Tasks extends ScheduledThreadPoolExecutor {

        Tasks() {
            super(THREADS, work -> {
                Thread thread = new Thread(() -> CallPriority.UPKEEP.run(work), log.getName());
                thread.setDaemon(true);
                thread.setContextClassLoader(pluginClasses);
                return thread;
            });
            setRemoveOnCancelPolicy(true);
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            super.afterExecute(task, thrown);
            if (!(task instanceof Future<?> future) || !future.isDone()) {
                return;
            }
            try {
                future.get();
            } catch (CancellationException e) {
                log.debug("A task was cancelled");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                if (!closed) {
                    log.error("A task of the connection failed", e.getCause());
                }
            }
        }
    }
}
