package org.mailhelm.platform.plugin;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin host.
 *
 * <p>Plugins are found and started by a thread of its own, a moment after the context stands, so that no plugin delays the
 * first answer: a machine of two processors is busy enough with that. Whoever asks for connectors or plugins meanwhile
 * has them started at once and waits until the first start of all is over, five seconds at most, and then gets what is
 * there; listeners are told of the rest.
 *
 * <p>Changes are made one after another under one lock. Readers take no lock.
 */
@Singleton
class PluginHost implements Connectors, Plugins {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final long MOMENT_MILLIS = 700;

    private final PluginFolders folders;
    private final PluginMemory memory;
    private final PluginLife life;
    private final Uploads uploads;
    private final ApiVersion api;
    private final ReentrantLock changes = new ReentrantLock();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch firstStart = new CountDownLatch(1);
    private final Map<String, PluginSlot> slots = new TreeMap<>();
    private List<FoundJar> strangers = List.of();
    private volatile boolean ended;
    private volatile PluginRoster roster = PluginRoster.EMPTY;

    PluginHost(
            PluginFolders folders,
            PluginMemory memory,
            Announcer announcer,
            JarInspection inspection,
            ApiVersion api,
            @Value("${mailhelm.plugin-start-limit:10s}") Duration startLimit) {
        this.folders = folders;
        this.memory = memory;
        this.api = api;
        this.uploads = new Uploads(folders, inspection);
        this.life = new PluginLife(folders, memory, announcer, startLimit, slots.values(), this::publish);
    }

    @EventListener
    void begin(StartupEvent event) {
        Thread thread = new Thread(this::startSoon, "plugins");
        thread.setDaemon(true);
        thread.start();
    }

    private void startSoon() {
        try {
            if (wanted.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Plugins are asked for already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!ended) {
            startAll();
        }
    }

    /** Starts everything for the first time. */
    void startAll() {
        try {
            locked(() -> {
                look();
                folders.store().sweep(life.inUse());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("The plugins can't be started. Rescan on the Plugins page to try again", e);
        } finally {
            firstStart.countDown();
        }
    }

    /** Stops everything, while all that uses plugins is still there to be told. */
    @EventListener
    void end(ShutdownEvent event) {
        changes.lock();
        try {
            slots.values().forEach(life::stop);
            ended = true;
        } finally {
            changes.unlock();
        }
    }

    @Override
    public List<LoadedConnector> all() {
        return ready().connectors();
    }

    @Override
    public Optional<LoadedConnector> find(String connectorId) {
        return Optional.ofNullable(ready().byId().get(connectorId));
    }

    @Override
    public String apiVersion() {
        return api.text();
    }

    @Override
    public List<InstalledPlugin> installed() {
        return ready().plugins();
    }

    @Override
    public PluginHealth health() {
        return roster.health();
    }

    @Override
    public PluginCandidate inspect(InputStream jar) throws IOException {
        ready();
        FoundJar found = uploads.take(jar);
        PluginFacts facts = found.facts().orElseThrow();
        return new PluginCandidate(
                facts.id(),
                facts.version(),
                facts.provider(),
                facts.description(),
                facts.requires(),
                found.sha256(),
                found.size(),
                installed().stream()
                        .filter(plugin -> plugin.id().equals(facts.id()))
                        .findFirst()
                        .map(InstalledPlugin::version));
    }

    @Override
    public InstalledPlugin install(String id, String sha256) {
        return change(() -> {
            FoundJar candidate = uploads.release(id, sha256);
            PluginSlot slot = slots.computeIfAbsent(id, PluginSlot::new);
            try {
                refuseIfPointless(slot, candidate);
                if (slot.running().isPresent() && !life.replace(slot, candidate)) {
                    FoundJar.Fault fault = slot.fault(candidate).orElseThrow();
                    slot.forgive(candidate);
                    throw new Failure.Conflict("Version " + candidate.version() + " of " + id
                            + " was not installed; the version that was there runs on. " + fault.cause());
                }
                keep(slot, folders.place(candidate));
                life.settle(slot);
                return primary(slot);
            } catch (IOException e) {
                throw new Failure.Unavailable(
                        "The jar can't be written into the folder for plugins: " + e.getMessage(), false, e);
            } finally {
                slots.values().removeIf(PluginSlot::empty);
                publish();
            }
        });
    }

    @Override
    public InstalledPlugin enable(String id) {
        return change(() -> {
            PluginSlot slot = slot(id);
            memory.switchTo(id, false);
            slot.disabled(false);
            life.settle(slot);
            LOG.info("Plugin {} is switched on", id);
            return primary(slot);
        });
    }

    @Override
    public InstalledPlugin disable(String id) {
        return change(() -> {
            PluginSlot slot = slot(id);
            memory.switchTo(id, true);
            slot.disabled(true);
            life.settle(slot);
            LOG.info("Plugin {} is switched off", id);
            return primary(slot);
        });
    }

    @Override
    public void remove(String id) {
        change(() -> {
            PluginSlot slot = slot(id);
            List<FoundJar> own =
                    slot.jars().stream().filter(jar -> !jar.builtIn()).toList();
            if (own.isEmpty()) {
                throw new Failure.Conflict("The plugin " + id + " came with Mailhelm. Disable it instead.");
            }
            own.forEach(PluginHost::delete);
            life.stop(slot);
            slot.put(slot.jars().stream().filter(FoundJar::builtIn).toList(), api);
            memory.forget(id);
            if (slot.empty()) {
                slots.remove(id);
            } else {
                slot.disabled(false);
                life.settle(slot);
            }
            publish();
            LOG.info("Plugin {} is removed", id);
            return true;
        });
    }

    @Override
    public void discard(String sha256) {
        change(() -> {
            List<FoundJar> all = new ArrayList<>(strangers);
            slots.values().forEach(slot -> all.addAll(slot.jars()));
            List<FoundJar> same =
                    all.stream().filter(jar -> jar.sha256().equals(sha256)).toList();
            if (same.isEmpty()) {
                throw new Failure.NotFound("No jar in the folder for plugins has that hash.");
            }
            boolean used = slots.values().stream()
                    .flatMap(slot -> slot.running().stream())
                    .anyMatch(plugin -> plugin.jar().sha256().equals(sha256));
            if (used || same.stream().anyMatch(FoundJar::builtIn)) {
                throw new Failure.Conflict(same.get(0).name() + " is in use or came with Mailhelm.");
            }
            same.forEach(PluginHost::delete);
            look();
            return true;
        });
    }

    @Override
    public void rescan() {
        change(() -> {
            look();
            return true;
        });
    }

    private void look() {
        List<FoundJar> found = folders.scan();
        strangers = found.stream().filter(jar -> jar.facts().isEmpty()).toList();
        Map<String, List<FoundJar>> byId = new TreeMap<>();
        for (FoundJar jar : found) {
            jar.facts()
                    .ifPresent(facts -> byId.computeIfAbsent(facts.id(), id -> new ArrayList<>())
                            .add(jar));
        }
        byId.keySet().forEach(id -> slots.computeIfAbsent(id, PluginSlot::new));
        for (PluginSlot slot : slots.values()) {
            slot.put(byId.getOrDefault(slot.id(), List.of()), api);
            slot.disabled(memory.disabled(slot.id()));
        }
        life.settleAll();
        slots.values().removeIf(PluginSlot::empty);
        publish();
    }

    /** The installed jar and the built-in ones; other uploaded versions go. */
    private void keep(PluginSlot slot, FoundJar placed) {
        List<FoundJar> stay = new ArrayList<>(List.of(placed));
        for (FoundJar jar : slot.jars()) {
            if (jar.builtIn()) {
                stay.add(jar);
            } else if (!jar.file().equals(placed.file())) {
                delete(jar);
            }
        }
        slot.put(stay, api);
    }

    private void refuseIfPointless(PluginSlot slot, FoundJar candidate) {
        for (FoundJar jar : slot.jars()) {
            if (jar.sha256().equals(candidate.sha256())) {
                throw new Failure.Conflict("This very jar is installed already, as " + jar.name() + ".");
            }
            if (jar.builtIn() && jar.usable() && api.compare(jar.version(), candidate.version()) > 0) {
                throw new Failure.Conflict("Mailhelm came with version " + jar.version() + " of " + slot.id()
                        + ", which is newer than " + candidate.version() + " and would be used instead.");
            }
        }
    }

    private static void delete(FoundJar jar) {
        try {
            Files.deleteIfExists(jar.file());
        } catch (IOException e) {
            throw new Failure.Unavailable("The file " + jar.file() + " can't be deleted: " + e.getMessage(), false, e);
        }
    }

    private PluginSlot slot(String id) {
        return Optional.ofNullable(slots.get(id))
                .orElseThrow(() -> new Failure.NotFound("No plugin with the id " + id + " is installed."));
    }

    private static InstalledPlugin primary(PluginSlot slot) {
        return slot.view().get(0);
    }

    private void publish() {
        roster = PluginRoster.of(slots.values(), strangers);
    }

    private PluginRoster ready() {
        // A listener that is being told of a start must not wait for the end of all starts.
        if (!changes.isHeldByCurrentThread()) {
            wanted.countDown();
            try {
                if (!firstStart.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.debug("Some plugins have not ended their start yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return roster;
    }

    private <T> T change(Supplier<T> change) {
        // What is to be changed must have been found.
        ready();
        return locked(change);
    }

    private <T> T locked(Supplier<T> change) {
        changes.lock();
        try {
            if (ended) {
                throw new Failure.Unavailable("Mailhelm is being stopped.", true);
            }
            return change.get();
        } finally {
            changes.unlock();
        }
    }
}
