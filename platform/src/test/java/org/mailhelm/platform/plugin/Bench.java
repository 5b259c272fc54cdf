package org.mailhelm.platform.plugin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plugin host on two folders, without the rest of the panel, that can be restarted. */
final class Bench {

    private final Path root;
    /** Ahead, so that files made just now count as old. */
    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

    final Memory memory = new Memory();
    final List<Connectors.Listener> listeners = new ArrayList<>();
    PluginHost host;

    Bench(Path root) {
        this.root = root;
        this.host = fresh();
    }

    Path builtIn() {
        return root.resolve("built-in");
    }

    Path dropped() {
        return root.resolve("data/plugins");
    }

    Path store() {
        return root.resolve("data/plugin-store");
    }

    Bench started() {
        host.startAll();
        return this;
    }

    /** As after the end of the process: a new host on the same folders and memory. */
    void restart() {
        host = fresh();
        host.startAll();
    }

    /** The row that counts for an id. */
    InstalledPlugin plugin(String id) {
        return host.installed().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + host.installed()));
    }

    /** Every row of an id. */
    List<InstalledPlugin> plugins(String id) {
        return host.installed().stream()
                .filter(plugin -> plugin.id().equals(id))
                .toList();
    }

    private PluginHost fresh() {
        ApiVersion api = new ApiVersion("0.9.0");
        JarInspection inspection = new JarInspection(api);
        PluginFolders folders =
                new PluginFolders(builtIn().toString(), root.resolve("data").toString(), inspection, clock);
        return new PluginHost(folders, memory, new Announcer(listeners), inspection, api, Duration.ofSeconds(3));
    }

    /** Outlives a restart of the host. */
    static final class Memory implements PluginMemory {

        private final Set<String> disabled = new HashSet<>();
        private final Map<String, String> good = new HashMap<>();

        @Override
        public boolean disabled(String pluginId) {
            return disabled.contains(pluginId);
        }

        @Override
        public void switchTo(String pluginId, boolean off) {
            if (off) {
                disabled.add(pluginId);
            } else {
                disabled.remove(pluginId);
            }
        }

        @Override
        public Optional<String> lastGood(String pluginId) {
            return Optional.ofNullable(good.get(pluginId));
        }

        @Override
        public void ran(String pluginId, String sha256) {
            good.put(pluginId, sha256);
        }

        @Override
        public void forget(String pluginId) {
            disabled.remove(pluginId);
            good.remove(pluginId);
        }
    }
}
