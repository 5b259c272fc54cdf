package org.mailhelm.platform.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.plugin.PluginCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service and who is using it. It closes after the last call that is under way; calls that come later are refused, so
 * that whoever makes them asks for the connection's service again.
 */
final class OpenService {

    private static final Logger LOG = LoggerFactory.getLogger(OpenService.class);

    private final LoadedConnector connector;
    private final Service service;
    private final ConnectionContext context;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int calls;
    private boolean retired;

    OpenService(LoadedConnector connector, Service service, ConnectionContext context) {
        this.connector = connector;
        this.service = service;
        this.context = context;
    }

    LoadedConnector connector() {
        return connector;
    }

    /** Whether the loaded class of the connector is the one that opened it. */
    boolean openedBy(LoadedConnector other) {
        return connector.connector() == other.connector();
    }

    /** The service behind a guard: only {@link Failure}s escape, and it stays open during each call. */
    <T extends Service> T guarded(Class<T> type) {
        return GuardedCalls.around(this, type, type.cast(service));
    }

    /** Calls into the plugin. */
    <T> T call(Supplier<T> work) {
        synchronized (this) {
            if (retired) {
                throw new Failure.Unavailable("The connection was changed just now. Try again.", true);
            }
            calls++;
        }
        try {
            return inPlugin(connector, work);
        } finally {
            boolean last;
            synchronized (this) {
                calls--;
                last = retired && calls == 0;
            }
            if (last) {
                close();
            }
        }
    }

    /** Calls into a plugin whose libraries expect to find its classes. */
    static <T> T inPlugin(LoadedConnector connector, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(connector.connector().getClass().getClassLoader());
        try {
            return PluginCalls.call(connector.pluginId(), work);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes no more calls, and closes after the last one. Returns at once. */
    void retire() {
        synchronized (this) {
            if (retired) {
                return;
            }
            retired = true;
            if (calls > 0) {
                return;
            }
        }
        close();
    }

    /** The same, but closes in any case before it returns. */
    void retireWithin(Duration limit) {
        retire();
        try {
            if (closed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.warn("Calls of plugin {} don't end; its connection is closed under them", connector.pluginId());
        close();
    }

    private void close() {
        synchronized (this) {
            if (closed.getCount() == 0) {
                return;
            }
            closed.countDown();
        }
        try {
            inPlugin(connector, () -> {
                service.close();
                return true;
            });
        } catch (Failure e) {
            LOG.warn("Plugin {} failed to close a connection: {}", connector.pluginId(), e.reason());
        } finally {
            context.close();
        }
    }
}
