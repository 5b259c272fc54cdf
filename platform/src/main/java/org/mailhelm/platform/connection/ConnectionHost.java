package org.mailhelm.platform.connection;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.platform.plugin.Connectors;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of this instance and their open services. */
@Singleton
class ConnectionHost implements Connections, Connectors.Listener {

    static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHost.class);

    private final ConnectionStore store;
    private final Opener opener;
    private final Replacement replacement;
    private final Clock clock;
    private final boolean idle;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, KnownConnector> known = new ConcurrentHashMap<>();

    /** @param idle whether nothing shall be opened, because only the key is changed */
    @Inject
    ConnectionHost(
            ConnectionStore store,
            Opener opener,
            Prober prober,
            Clock clock,
            @Value("${mailhelm.rotate-key:false}") boolean idle) {
        this.store = store;
        this.opener = opener;
        this.clock = clock;
        this.idle = idle;
        this.replacement = new Replacement(this, opener, prober);
        store.all().forEach(stored -> slots.put(stored.id(), missing(new Slot(stored))));
    }

    private static Slot missing(Slot slot) {
        if (slot.enabled()) {
            slot.stuck("The plugin that brings " + slot.stored().row().connectorId() + " doesn't run.");
        }
        return slot;
    }

    @Override
    public List<ConnectionView> all(Kind kind) {
        return slots.values().stream()
                .filter(slot -> slot.stored().kind() == kind)
                .map(this::view)
                .sorted(Comparator.comparing(ConnectionView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public Optional<ConnectionView> find(String connectionId) {
        return Optional.ofNullable(slots.get(connectionId)).map(this::view);
    }

    @Override
    public <T extends Service> T service(String connectionId, Class<T> type) {
        Slot slot = Optional.ofNullable(slots.get(connectionId))
                .orElseThrow(() -> new Failure.Unavailable("The connection is gone. Choose another one.", false));
        OpenService open = slot.open()
                .orElseThrow(() -> new Failure.Unavailable(
                        "The connection " + slot.name() + " isn't open. "
                                + slot.problem()
                                        .orElse(slot.enabled() ? "It is just being opened." : "It is switched off."),
                        slot.enabled()));
        if (type != open.connector().kind().serviceType()) {
            throw new IllegalArgumentException(connectionId + " is no " + type.getSimpleName());
        }
        return open.guarded(type);
    }

    ConnectionView view(Slot slot) {
        ConnectionRow row = slot.stored().row();
        return new ConnectionView(
                row.id(),
                row.name(),
                slot.stored().kind(),
                row.connectorId(),
                connector(row.connectorId())
                        .map(each -> each.loaded().description().title())
                        .orElse(row.connectorId()),
                row.enabled(),
                slot.problem());
    }

    Slot slot(String id) {
        Slot slot = slots.get(id);
        if (slot == null) {
            throw Refused.notFound("There is no such connection. It may have been deleted.");
        }
        return slot;
    }

    Collection<Slot> slots() {
        return slots.values();
    }

    Optional<KnownConnector> connector(String connectorId) {
        return Optional.ofNullable(known.get(connectorId));
    }

    Collection<KnownConnector> connectors() {
        return known.values();
    }

    void known(KnownConnector connector) {
        known.put(connector.loaded().id(), connector);
    }

    @Override
    public void started(List<LoadedConnector> connectors) {
        if (idle) {
            return;
        }
        for (LoadedConnector loaded : connectors) {
            Optional<KnownConnector> same =
                    connector(loaded.id()).filter(each -> each.loaded().connector() == loaded.connector());
            if (same.isEmpty()) {
                known(KnownConnector.of(loaded));
            }
            slots.values().stream()
                    .filter(slot -> slot.stored().row().connectorId().equals(loaded.id()))
                    .forEach(this::openIfDue);
            firstConnection(loaded);
        }
    }

    private void firstConnection(LoadedConnector loaded) {
        loaded.description()
                .firstConnection()
                .filter(name -> store.claimFirst(loaded.id()))
                .ifPresent(name -> {
                    try {
                        openIfDue(add(store.create(loaded, name, true, Map.of(), java.util.Set.of())));
                        LOG.info(
                                "Made the connection {} to {}",
                                name,
                                loaded.description().title());
                    } catch (Refused e) {
                        LOG.warn("The connection {} isn't made: {}", name, e.getMessage());
                    }
                });
    }

    Slot add(Stored stored) {
        return add(missing(new Slot(stored)));
    }

    /** Puts it in its place; the one that another thread put there first counts. */
    Slot add(Slot slot) {
        Slot other = slots.putIfAbsent(slot.stored().id(), slot);
        if (other == null) {
            return slot;
        }
        slot.open().ifPresent(OpenService::retire);
        return other;
    }

    void drop(Slot slot) {
        slots.remove(slot.stored().id());
        locked(slot, () -> {
            slot.open().ifPresent(OpenService::retire);
            slot.off();
            return true;
        });
    }

    /** Opens a connection that shall be open and isn't; what stands against it becomes its problem. */
    void openIfDue(Slot slot) {
        locked(slot, () -> {
            if (slot.enabled() && slot.open().isEmpty()) {
                connector(slot.stored().row().connectorId()).ifPresent(each -> tryOpen(slot, each));
            }
            return true;
        });
    }

    private void tryOpen(Slot slot, KnownConnector connector) {
        try {
            slot.opened(open(slot, connector, slot.stored().texts()));
        } catch (InvalidSettings e) {
            slot.stuck(connector.words(e.errors()));
        } catch (Failure e) {
            slot.failed(e.reason(), clock.instant());
        }
    }

    OpenService open(Slot slot, KnownConnector connector, Map<String, String> texts) {
        return opener.open(
                connector,
                slot.stored().id(),
                slot::name,
                texts,
                slot.stored().row().suffix());
    }

    /**
     * Changes what is stored and opens the service that goes with it, or does neither.
     *
     * @param texts after the change
     */
    void change(Slot slot, boolean enabled, Map<String, String> texts, Supplier<Stored> write) {
        locked(slot, () -> {
            Optional<KnownConnector> connector = connector(slot.stored().row().connectorId());
            boolean same =
                    enabled == slot.enabled() && texts.equals(slot.stored().texts());
            if (!enabled) {
                slot.stored(write.get());
                slot.open().ifPresent(OpenService::retire);
                slot.off();
            } else if (connector.isEmpty() || (same && slot.open().isPresent())) {
                slot.stored(write.get());
            } else {
                reopen(slot, connector.get(), texts, write);
            }
            return true;
        });
    }

    private void reopen(Slot slot, KnownConnector connector, Map<String, String> texts, Supplier<Stored> write) {
        Optional<OpenService> old = slot.open();
        boolean exclusive = old.isPresent() && connector.exclusive();
        if (exclusive) {
            old.get().retireWithin(DRAIN);
        }
        Optional<OpenService> young = Optional.empty();
        try {
            young = Optional.of(open(slot, connector, texts));
            slot.stored(write.get());
        } catch (RuntimeException e) {
            young.ifPresent(service -> service.retireWithin(DRAIN));
            if (exclusive) {
                tryOpen(slot, connector);
            }
            throw e;
        }
        slot.opened(young.get());
        if (!exclusive) {
            old.ifPresent(OpenService::retire);
        }
    }

    @Override
    public void stopping(List<LoadedConnector> connectors) {
        for (LoadedConnector loaded : connectors) {
            forget(loaded);
            for (Slot slot : slots.values()) {
                locked(slot, () -> {
                    slot.open().filter(open -> open.openedBy(loaded)).ifPresent(open -> {
                        open.retireWithin(DRAIN);
                        slot.stuck("The plugin " + loaded.pluginId() + " doesn't run.");
                    });
                    return true;
                });
            }
        }
    }

    @Override
    public void replacing(List<LoadedConnector> old, List<LoadedConnector> young) {
        if (!idle) {
            replacement.replace(old, young);
        }
    }

    void forget(LoadedConnector loaded) {
        known.computeIfPresent(
                loaded.id(), (id, each) -> each.loaded().connector() == loaded.connector() ? null : each);
    }

    static <T> T locked(Slot slot, Supplier<T> work) {
        slot.lock.lock();
        try {
            return work.get();
        } finally {
            slot.lock.unlock();
        }
    }

    @PreDestroy
    void close() {
        slots.values().forEach(slot -> slot.open().ifPresent(open -> open.retireWithin(DRAIN)));
    }
}
