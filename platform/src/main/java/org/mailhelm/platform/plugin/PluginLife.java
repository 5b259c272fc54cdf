package org.mailhelm.platform.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.FoundJar.Fault;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, replaces and stops what is in the slots. Every call is made under the host's lock. */
final class PluginLife {

    private static final Logger LOG = LoggerFactory.getLogger(PluginLife.class);
    /** So long quick plugins are taken in the order of their ids, whichever of them was quicker. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final HostView parent = new HostView(PluginLife.class.getClassLoader());
    private final PluginFolders folders;
    private final PluginMemory memory;
    private final Announcer announcer;
    private final Duration startLimit;
    private final Collection<PluginSlot> slots;
    private final Runnable publish;

    PluginLife(
            PluginFolders folders,
            PluginMemory memory,
            Announcer announcer,
            Duration startLimit,
            Collection<PluginSlot> slots,
            Runnable publish) {
        this.folders = folders;
        this.memory = memory;
        this.announcer = announcer;
        this.startLimit = startLimit;
        this.slots = slots;
        this.publish = publish;
    }

    /** Brings every slot to where it should be; those that are to be started are started side by side. */
    void settleAll() {
        List<PluginStart> starts = new ArrayList<>();
        List<PluginSlot> starting = new ArrayList<>();
        List<PluginSlot> others = new ArrayList<>();
        for (PluginSlot slot : inOrder()) {
            if (slot.running().isEmpty() && !slot.disabled() && !slot.usable().isEmpty()) {
                slot.starting(true);
                starts.add(begin(slot.usable().get(0)));
                starting.add(slot);
            } else {
                others.add(slot);
            }
        }
        publish.run();
        others.forEach(this::settle);
        long graceEnds = System.nanoTime() + GRACE.toNanos();
        List<Integer> slow = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            if (starts.get(i).endsWithin(Duration.ofNanos(graceEnds - System.nanoTime()))) {
                admitOrFallBack(starting.get(i), starts.get(i));
            } else {
                slow.add(i);
            }
        }
        slow.forEach(i -> admitOrFallBack(starting.get(i), starts.get(i)));
    }

    /** Brings one slot to where it should be. */
    void settle(PluginSlot slot) {
        if (slot.disabled() || slot.jars().isEmpty()) {
            stop(slot);
            return;
        }
        if (slot.running().isEmpty()) {
            slot.starting(true);
            publish.run();
            startFirstThatWorks(slot, slot.usable());
            return;
        }
        for (FoundJar jar : slot.usable()) {
            boolean runs = slot.running()
                    .filter(plugin -> plugin.jar().sha256().equals(jar.sha256()))
                    .isPresent();
            if (runs || replace(slot, jar)) {
                break;
            }
        }
        publish.run();
    }

    /** Starts a jar beside the one that runs and changes over; or leaves all as it was, with the fault noted. */
    boolean replace(PluginSlot slot, FoundJar jar) {
        RunningPlugin old = slot.running().orElseThrow();
        RunningPlugin young;
        try {
            young = checked(slot, begin(jar).await());
        } catch (UnusableJar e) {
            slot.fault(jar, Fault.of(e));
            return false;
        }
        try {
            announcer.replacing(old.connectors(), young.connectors());
        } catch (Failure e) {
            LOG.warn("{} can't take over from {}: {}", jar.label(), old.jar().label(), e.reason());
            young.stop();
            slot.fault(
                    jar,
                    new Fault(
                            State.FAILED,
                            "It started, but it does not work with what "
                                    + old.jar().version() + " serves. " + e.reason()));
            return false;
        }
        take(slot, young);
        LOG.info("Plugin {} took over from {}", jar.label(), old.jar().version());
        slot.stopProblem(old.stop());
        return true;
    }

    /** Stops what runs in the slot. */
    void stop(PluginSlot slot) {
        if (slot.running().isPresent()) {
            RunningPlugin plugin = slot.running().get();
            slot.stopped();
            publish.run();
            announcer.stopping(plugin.connectors());
            slot.stopProblem(plugin.stop());
            LOG.info("Plugin {} stopped", plugin.jar().label());
        }
        publish.run();
    }

    /** Hashes of the jars that are, or may again be, loaded. */
    Set<String> inUse() {
        Set<String> hashes = new HashSet<>();
        for (PluginSlot slot : slots) {
            slot.jars().forEach(jar -> hashes.add(jar.sha256()));
            slot.running().ifPresent(plugin -> hashes.add(plugin.jar().sha256()));
            memory.lastGood(slot.id()).ifPresent(hashes::add);
        }
        return hashes;
    }

    private void admitOrFallBack(PluginSlot slot, PluginStart start) {
        if (!admit(slot, start)) {
            startFirstThatWorks(
                    slot,
                    slot.usable().stream()
                            .filter(jar -> !jar.equals(start.jar()))
                            .toList());
        }
    }

    /** When nothing in the folders works any more, what ran last does. */
    private void startFirstThatWorks(PluginSlot slot, List<FoundJar> jars) {
        Stream<FoundJar> lastGood = memory
                .lastGood(slot.id())
                .filter(hash ->
                        slot.jars().stream().noneMatch(jar -> jar.sha256().equals(hash)))
                .flatMap(folders::stored)
                .filter(FoundJar::usable)
                .stream();
        boolean works = Stream.concat(jars.stream(), lastGood).anyMatch(jar -> admit(slot, begin(jar)));
        if (!works) {
            slot.starting(false);
            publish.run();
        }
    }

    private boolean admit(PluginSlot slot, PluginStart start) {
        try {
            RunningPlugin plugin = checked(slot, start.await());
            take(slot, plugin);
            LOG.info("Plugin {} runs", plugin.jar().label());
            announcer.started(plugin.connectors());
            return true;
        } catch (UnusableJar e) {
            LOG.warn("Plugin {} can't be used: {}", start.jar().label(), e.why());
            slot.fault(start.jar(), Fault.of(e));
            publish.run();
            return false;
        }
    }

    private void take(PluginSlot slot, RunningPlugin plugin) {
        slot.runs(plugin);
        publish.run();
        try {
            memory.ran(slot.id(), plugin.jar().sha256());
        } catch (RuntimeException e) {
            // Only the way back after a bad upgrade is lost with it.
            LOG.warn("That {} runs can't be written down", plugin.jar().label(), e);
        }
    }

    /** Stops it again when one of its connectors belongs to another plugin. */
    private RunningPlugin checked(PluginSlot slot, RunningPlugin plugin) throws UnusableJar {
        for (LoadedConnector connector : plugin.connectors()) {
            Optional<LoadedConnector> owner = slots.stream()
                    .filter(other -> other != slot)
                    .flatMap(other -> other.connectors().stream())
                    .filter(other -> other.id().equals(connector.id()))
                    .findFirst();
            if (owner.isPresent()) {
                plugin.stop();
                throw new UnusableJar(
                        State.FAILED,
                        "It brings a connector \"" + connector.id() + "\", which the plugin "
                                + owner.get().pluginId() + " has already. Disable or remove one of the two.");
            }
        }
        return plugin;
    }

    private PluginStart begin(FoundJar jar) {
        return PluginStart.begin(jar, parent, startLimit);
    }

    private List<PluginSlot> inOrder() {
        return slots.stream()
                .sorted(Comparator.comparing(PluginSlot::builtIn).reversed().thenComparing(PluginSlot::id))
                .toList();
    }
}
