package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to start a jar, in a thread of its own so that one that hangs holds up nobody.
 *
 * <p>Of PF4J this uses the manifest, the markers, the wrapper and the loader, and none of its plugin manager's loops:
 * those stop at the first plugin that throws, know one plugin of an id only, and write beside the jars. A plugin that
 * asks for its manager gets an empty one.
 */
final class PluginStart {

    private static final Logger LOG = LoggerFactory.getLogger(PluginStart.class);

    private final FoundJar jar;
    private final PluginFacts facts;
    private final HostView parent;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final CompletableFuture<RunningPlugin> result = new CompletableFuture<>();
    private final Thread thread;

    private PluginStart(FoundJar jar, HostView parent, Duration limit) {
        this.jar = jar;
        this.facts = jar.facts().orElseThrow();
        this.parent = parent;
        this.limit = limit;
        this.thread = new Thread(this::run, "plugin-start-" + facts.id());
        thread.setDaemon(true);
    }

    /** Begins to start a usable jar. */
    static PluginStart begin(FoundJar jar, HostView parent, Duration limit) {
        PluginStart start = new PluginStart(jar, parent, limit);
        start.thread.start();
        return start;
    }

    FoundJar jar() {
        return jar;
    }

    /** Waits a little and says whether the attempt has ended. */
    boolean endsWithin(Duration patience) {
        try {
            result.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the attempt ends or its time is up. */
    RunningPlugin await() throws UnusableJar {
        if (!endsWithin(limit.minusNanos(System.nanoTime() - begun))
                && result.completeExceptionally(new UnusableJar(
                        State.FAILED,
                        "It did not start within " + limit.toSeconds()
                                + " seconds. Start it again, or ask its author why it waits."))) {
            LOG.error("Plugin {} did not start within {} s", facts.label(), limit.toSeconds());
            thread.interrupt();
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnusableJar known) {
                throw known;
            }
            throw new UnusableJar(State.FAILED, Causes.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableJar(State.FAILED, "Its start was interrupted, because Mailhelm ends.");
        }
    }

    private void run() {
        // A task keeps whatever is thrown, errors included.
        FutureTask<RunningPlugin> attempt = new FutureTask<>(this::start);
        attempt.run();
        try {
            RunningPlugin plugin = attempt.get();
            if (!result.complete(plugin)) {
                plugin.stop();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnusableJar)) {
                LOG.error("Plugin {} can't be started", facts.label(), e.getCause());
            }
            result.completeExceptionally(e.getCause());
        } catch (InterruptedException e) {
            result.completeExceptionally(e);
        }
    }

    private RunningPlugin start() throws UnusableJar, IOException, ReflectiveOperationException {
        DefaultPluginManager nobody = new DefaultPluginManager(List.of(jar.stored()));
        PluginDescriptor descriptor = new DefaultPluginDescriptor(
                facts.id(),
                facts.description(),
                facts.pluginClass(),
                facts.version(),
                facts.requires(),
                facts.provider(),
                facts.license());
        PluginClassLoader loader = new PluginClassLoader(nobody, descriptor, parent, ClassLoadingStrategy.ADP);
        boolean good = false;
        try {
            loader.addFile(jar.stored().toFile());
            thread.setContextClassLoader(loader);
            PluginWrapper wrapper = new PluginWrapper(nobody, descriptor, jar.stored(), loader);
            wrapper.setPluginFactory(new PluginClassFactory());
            Plugin plugin = wrapper.getPlugin();
            plugin.start();
            wrapper.setPluginState(PluginState.STARTED);
            RunningPlugin running = new RunningPlugin(jar, loader, plugin, List.of());
            try {
                List<LoadedConnector> connectors = ConnectorDiscovery.discover(facts, loader);
                good = true;
                return new RunningPlugin(jar, loader, plugin, List.copyOf(connectors));
            } finally {
                if (!good) {
                    running.stop();
                }
            }
        } finally {
            if (!good) {
                RunningPlugin.close(loader);
            }
        }
    }
}
