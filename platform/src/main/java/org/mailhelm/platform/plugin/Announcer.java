package org.mailhelm.platform.plugin;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.Connectors.Listener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners. One that fails keeps neither the others nor the plugin host from going on. */
@Singleton
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** Asked for late, because listeners need the plugin host themselves. */
    private final Iterable<Listener> listeners;

    @Inject
    Announcer(BeanProvider<Listener> listeners) {
        this((Iterable<Listener>) listeners);
    }

    Announcer(Iterable<Listener> listeners) {
        this.listeners = listeners;
    }

    void started(List<LoadedConnector> connectors) {
        for (Listener listener : listeners) {
            try {
                listener.started(connectors);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.error("Something failed when {} started", names(connectors), e);
            }
        }
    }

    void stopping(List<LoadedConnector> connectors) {
        for (Listener listener : listeners) {
            try {
                listener.stopping(connectors);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.error("Something failed when {} was stopped", names(connectors), e);
            }
        }
    }

    /** Asks all to change over; when one can't, those before it change back. */
    void replacing(List<LoadedConnector> old, List<LoadedConnector> young) {
        List<Listener> changed = new ArrayList<>();
        for (Listener listener : listeners) {
            try {
                listener.replacing(old, young);
                changed.add(listener);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                Collections.reverse(changed);
                changed.forEach(each -> changeBack(each, young, old));
                if (e instanceof Failure failure) {
                    throw failure;
                }
                LOG.error("{} can't be replaced", names(old), e);
                throw new Failure.Unavailable(Causes.words(e), false, e);
            }
        }
    }

    private static void changeBack(Listener listener, List<LoadedConnector> young, List<LoadedConnector> old) {
        try {
            listener.replacing(/* old= */ young, /* young= */ old);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("{} could not be put back into use", names(old), e);
        }
    }

    private static List<String> names(List<LoadedConnector> connectors) {
        return connectors.stream().map(LoadedConnector::id).toList();
    }
}
