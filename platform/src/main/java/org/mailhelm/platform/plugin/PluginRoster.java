package org.mailhelm.platform.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.plugin.PluginHealth.Fault;

/** What readers see: complete at any moment, never changed, replaced as a whole. */
record PluginRoster(
        List<InstalledPlugin> plugins, List<LoadedConnector> connectors, Map<String, LoadedConnector> byId) {

    static final PluginRoster EMPTY = new PluginRoster(List.of(), List.of(), Map.of());

    static PluginRoster of(Collection<PluginSlot> slots, List<FoundJar> strangers) {
        Stream<InstalledPlugin> known = slots.stream().flatMap(slot -> slot.view().stream());
        Stream<InstalledPlugin> unknown = strangers.stream().map(jar -> {
            FoundJar.Fault fault = jar.fault().orElseThrow();
            return PluginSlot.view(jar, fault.state(), java.util.Optional.of(fault.cause()), List.of());
        });
        List<LoadedConnector> connectors = slots.stream()
                .flatMap(slot -> slot.connectors().stream())
                .sorted(Comparator.comparing(LoadedConnector::kind)
                        .thenComparing(each -> each.description().title(), String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new PluginRoster(
                Stream.concat(known, unknown).toList(),
                connectors,
                connectors.stream().collect(Collectors.toUnmodifiableMap(LoadedConnector::id, Function.identity())));
    }

    PluginHealth health() {
        return new PluginHealth(
                count(State.RUNNING),
                count(State.STARTING),
                count(State.DISABLED),
                plugins.stream()
                        .filter(plugin -> plugin.state().faulty())
                        .map(plugin -> new Fault(
                                plugin.id(),
                                plugin.version(),
                                plugin.state(),
                                plugin.cause().orElse("")))
                        .toList());
    }

    private int count(State state) {
        return (int) plugins.stream().filter(plugin -> plugin.state() == state).count();
    }
}
