package org.mailhelm.platform.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailhelm.platform.plugin.FoundJar.Fault;
import org.mailhelm.platform.plugin.InstalledPlugin.Contribution;
import org.mailhelm.platform.plugin.InstalledPlugin.State;

/** All jars of one plugin id, and the one of them that runs. Guarded by the host's lock. */
final class PluginSlot {

    private final String id;
    private final Map<String, Fault> faults = new HashMap<>();
    private List<FoundJar> jars = List.of();
    private Optional<RunningPlugin> running = Optional.empty();
    private Optional<String> stopProblem = Optional.empty();
    private boolean disabled;
    private boolean starting;

    PluginSlot(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The jars in the order in which they are tried: the highest version first, then the operator's own. */
    void put(List<FoundJar> found, ApiVersion versions) {
        Comparator<FoundJar> byVersion = (a, b) -> a.usable() && b.usable()
                ? versions.compare(b.version(), a.version())
                : Boolean.compare(b.usable(), a.usable());
        jars = found.stream()
                .sorted(byVersion.thenComparing(FoundJar::builtIn).thenComparing(FoundJar::name))
                .toList();
    }

    List<FoundJar> jars() {
        return jars;
    }

    List<FoundJar> usable() {
        return jars.stream().filter(FoundJar::usable).toList();
    }

    Optional<RunningPlugin> running() {
        return running;
    }

    void runs(RunningPlugin plugin) {
        running = Optional.of(plugin);
        faults.remove(plugin.jar().sha256());
        stopProblem = Optional.empty();
        starting = false;
    }

    void stopped() {
        running = Optional.empty();
    }

    void stopProblem(Optional<String> problem) {
        stopProblem = problem;
    }

    boolean disabled() {
        return disabled;
    }

    void disabled(boolean off) {
        disabled = off;
        faults.clear();
    }

    void starting(boolean now) {
        starting = now;
    }

    void fault(FoundJar jar, Fault fault) {
        faults.put(jar.sha256(), fault);
        starting = false;
    }

    Optional<Fault> fault(FoundJar jar) {
        return jar.fault().or(() -> Optional.ofNullable(faults.get(jar.sha256())));
    }

    /** Forgets what was wrong with a jar that isn't here. */
    void forgive(FoundJar jar) {
        faults.remove(jar.sha256());
    }

    boolean empty() {
        return jars.isEmpty() && running.isEmpty();
    }

    List<LoadedConnector> connectors() {
        return running.map(RunningPlugin::connectors).orElse(List.of());
    }

    /** Whether its first choice came with Mailhelm; such plugins have the first claim on connector ids. */
    boolean builtIn() {
        return !jars.isEmpty() && jars.get(0).builtIn();
    }

    /** Every jar as the administrator sees it, the one that counts first. */
    List<InstalledPlugin> view() {
        List<InstalledPlugin> rows = new ArrayList<>();
        running.ifPresent(plugin -> rows.add(row(asFound(plugin), State.RUNNING, runningCause(plugin))));
        boolean chosen = running.isPresent();
        for (FoundJar jar : jars) {
            if (running.isPresent() && running.get().jar().sha256().equals(jar.sha256())) {
                continue;
            }
            Optional<Fault> fault = fault(jar);
            if (fault.isPresent()) {
                rows.add(row(jar, fault.get().state(), Optional.of(fault.get().cause() + keepsRunning())));
            } else if (chosen) {
                rows.add(row(
                        jar,
                        State.SHADOWED,
                        Optional.of(rows.get(0).version() + " in " + rows.get(0).file() + " is used instead.")));
            } else {
                rows.add(row(jar, idleState(), stopProblem));
                chosen = true;
            }
        }
        return rows;
    }

    /** As it lies in its folder now; it may have been loaded before it was put there. */
    private FoundJar asFound(RunningPlugin plugin) {
        return jars.stream()
                .filter(jar -> jar.sha256().equals(plugin.jar().sha256()))
                .findFirst()
                .orElse(plugin.jar());
    }

    private State idleState() {
        if (disabled) {
            return State.DISABLED;
        }
        return starting ? State.STARTING : State.FAILED;
    }

    private Optional<String> runningCause(RunningPlugin plugin) {
        boolean present =
                jars.stream().anyMatch(jar -> jar.sha256().equals(plugin.jar().sha256()));
        return present
                ? Optional.empty()
                : Optional.of(
                        "Its jar is no longer in the folder; it runs on from a copy, because the jar that took its"
                                + " place can't be used.");
    }

    private String keepsRunning() {
        return running.map(plugin -> " " + plugin.jar().version() + " runs on.").orElse("");
    }

    private InstalledPlugin row(FoundJar jar, State state, Optional<String> cause) {
        List<LoadedConnector> brought = state == State.RUNNING ? connectors() : List.of();
        return view(jar, state, cause, brought);
    }

    static InstalledPlugin view(FoundJar jar, State state, Optional<String> cause, List<LoadedConnector> brought) {
        String title = brought.stream().map(each -> each.description().title()).collect(Collectors.joining(", "));
        Optional<PluginFacts> facts = jar.facts();
        return new InstalledPlugin(
                facts.map(PluginFacts::id).orElse(jar.name()),
                Stream.of(title, facts.map(PluginFacts::title).orElse(""), jar.name())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                jar.version(),
                facts.map(PluginFacts::provider).orElse(""),
                facts.map(PluginFacts::description).orElse(""),
                facts.map(PluginFacts::requires).orElse(""),
                state,
                cause,
                brought.stream()
                        .map(each ->
                                new Contribution(each.id(), each.description().title(), each.kind()))
                        .toList(),
                jar.builtIn(),
                jar.name(),
                jar.sha256(),
                jar.size());
    }
}
