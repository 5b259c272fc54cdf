package org.mailhelm.platform.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.plugin.PluginsPage;

/** The plugins in the words of their page. */
final class PluginRows {

    private PluginRows() {}

    static PluginsPage page(Plugins plugins, Optional<PluginsPage.Upload> panel) {
        List<InstalledPlugin> installed = plugins.installed();
        Set<String> seen = new HashSet<>();
        List<PluginsPage.Row> rows = installed.stream()
                .map(plugin -> row(plugin, seen.add(plugin.id())))
                .toList();
        List<Note> notes = installed.stream()
                .filter(plugin -> plugin.state() == State.FAILED || plugin.state() == State.INCOMPATIBLE)
                .map(plugin -> Note.of(
                        org.mailhelm.ui.part.State.BAD,
                        plugin.title() + " " + plugin.version() + " was not started. Everything else runs on.",
                        plugin.cause().orElse("")))
                .toList();
        return new PluginsPage(summary(installed), plugins.apiVersion(), rows, notes, panel);
    }

    static Confirm disable(InstalledPlugin plugin) {
        return Confirm.simple(
                "Disable " + plugin.title() + "?",
                "Its connections are closed, and nothing works through them until it is enabled again. Their settings"
                        + " stay.",
                "Disable plugin");
    }

    static Confirm remove(InstalledPlugin plugin) {
        return Confirm.typed(
                "Remove " + plugin.title() + " " + plugin.version() + "?",
                "Its jar is deleted from the folder for plugins.",
                List.of(
                        "Its connections are closed; nothing works through them any more.",
                        "Their settings stay, and count again when a plugin with the same connectors is installed."),
                "Remove plugin",
                plugin.id());
    }

    static Confirm discard(InstalledPlugin plugin) {
        return Confirm.simple("Delete " + plugin.file() + "?", "The file is not in use.", "Delete file");
    }

    private static PluginsPage.Row row(InstalledPlugin plugin, boolean first) {
        String id = first ? plugin.id() : plugin.id() + "-" + plugin.sha256();
        return new PluginsPage.Row(
                id,
                plugin.title(),
                plugin.version(),
                plugin.provider(),
                plugin.requires(),
                status(plugin.state()),
                plugin.cause().orElse(plugin.state() == State.RUNNING ? plugin.description() : ""),
                plugin.connectors().stream()
                        .map(each -> new Link(
                                each.title(), Addresses.connections(each.kind().slug())))
                        .toList(),
                !plugin.builtIn(),
                first && plugin.state() != State.NOT_A_PLUGIN ? actions(plugin) : leftover(plugin));
    }

    private static List<Action> actions(InstalledPlugin plugin) {
        List<Action> actions = new ArrayList<>();
        switch (plugin.state()) {
            case RUNNING ->
                actions.add(Action.send("Disable", "power", Addresses.plugin(plugin.id(), "disable"))
                        .asking(disable(plugin)));
            case DISABLED -> actions.add(Action.send("Enable", "power", Addresses.plugin(plugin.id(), "enable")));
            case FAILED -> actions.add(Action.send("Start again", "refresh", Addresses.plugin(plugin.id(), "enable")));
            default -> {
                // While it starts, or with a version that can't be used, there is nothing to switch.
            }
        }
        actions.add(Action.go("Replace", "replace", Addresses.plugin(plugin.id(), "replace")));
        if (plugin.removable()) {
            actions.add(Action.send("Remove", "trash", Addresses.plugin(plugin.id(), "remove"))
                    .dangerous()
                    .asking(remove(plugin)));
        }
        return actions;
    }

    private static List<Action> leftover(InstalledPlugin plugin) {
        if (plugin.builtIn() || plugin.sha256().isEmpty()) {
            return List.of();
        }
        return List.of(Action.send("Delete file", "trash", Addresses.discardJar(plugin.sha256()))
                .dangerous()
                .asking(discard(plugin)));
    }

    private static Status status(State state) {
        return switch (state) {
            case RUNNING -> Status.ok("Running");
            case STARTING -> Status.of(org.mailhelm.ui.part.State.BUSY, "Starting");
            case DISABLED -> Status.of(org.mailhelm.ui.part.State.OFF, "Disabled");
            case FAILED -> Status.of(org.mailhelm.ui.part.State.BAD, "Not started");
            case INCOMPATIBLE -> Status.of(org.mailhelm.ui.part.State.BAD, "Incompatible");
            case SHADOWED -> Status.of(org.mailhelm.ui.part.State.IDLE, "Not used");
            case NOT_A_PLUGIN -> Status.of(org.mailhelm.ui.part.State.WARN, "No plugin");
        };
    }

    private static String summary(List<InstalledPlugin> installed) {
        long plugins = installed.stream()
                .filter(plugin -> plugin.state() != State.NOT_A_PLUGIN && plugin.state() != State.SHADOWED)
                .map(InstalledPlugin::id)
                .distinct()
                .count();
        List<String> parts = new ArrayList<>(List.of(plugins + " installed"));
        count(installed, State.STARTING).ifPresent(starting -> parts.add(starting + " starting"));
        count(installed, State.DISABLED).ifPresent(disabled -> parts.add(disabled + " disabled"));
        long bad = installed.stream()
                .filter(plugin -> plugin.state() == State.FAILED || plugin.state() == State.INCOMPATIBLE)
                .count();
        if (bad > 0) {
            parts.add(bad + " could not start");
        }
        return String.join(", ", parts) + ".";
    }

    private static Optional<Long> count(List<InstalledPlugin> installed, State state) {
        long count =
                installed.stream().filter(plugin -> plugin.state() == state).count();
        return count == 0 ? Optional.empty() : Optional.of(count);
    }
}
