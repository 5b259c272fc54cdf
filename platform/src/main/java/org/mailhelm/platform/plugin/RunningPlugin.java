package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin that was started, with a loader of its own. Never started again once it was stopped. */
record RunningPlugin(FoundJar jar, PluginClassLoader loader, Plugin plugin, List<LoadedConnector> connectors) {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);
    private static final long STOP_SECONDS = 10;

    /** Stops it and lets go of its classes, whatever its own code does. Says what went wrong. */
    Optional<String> stop() {
        // A task keeps every kind of throwable; a thread of its own can be left behind when it hangs.
        FutureTask<Boolean> stopping = new FutureTask<>(plugin::stop, true);
        Thread thread = new Thread(stopping, "plugin-stop-" + jar.label());
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        Optional<String> problem = Optional.empty();
        try {
            stopping.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.error("Plugin {} failed while it was stopped", jar.label(), e.getCause());
            problem = Optional.of("It was stopped, but its stop failed. " + Causes.words(e));
        } catch (TimeoutException e) {
            LOG.error("Plugin {} did not stop within {} s", jar.label(), STOP_SECONDS);
            thread.interrupt();
            problem = Optional.of("It was stopped, but its stop did not end within " + STOP_SECONDS
                    + " seconds; memory may be held until Mailhelm is restarted.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(loader);
        return problem;
    }

    static void close(PluginClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("A plugin's jar can't be closed", e);
        }
    }
}
