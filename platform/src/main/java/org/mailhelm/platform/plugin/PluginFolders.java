package org.mailhelm.platform.plugin;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two folders that jars are found in: the one that came with Mailhelm, and the operator's own. */
@Singleton
final class PluginFolders {

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolders.class);

    private final Path builtIn;
    private final Path own;
    private final JarStore store;
    private final JarInspection inspection;

    PluginFolders(
            @Property(name = "mailhelm.plugin-folder") String builtIn,
            @Property(name = "mailhelm.data-folder") String data,
            JarInspection inspection,
            Clock clock) {
        this.builtIn = Path.of(builtIn).toAbsolutePath().normalize();
        Path folder = Path.of(data).toAbsolutePath().normalize();
        this.own = folder.resolve("plugins");
        this.store = new JarStore(folder.resolve("plugin-store"), clock);
        this.inspection = inspection;
    }

    JarStore store() {
        return store;
    }

    /** Every jar in both folders. */
    List<FoundJar> scan() {
        List<FoundJar> found = new ArrayList<>();
        list(builtIn).forEach(file -> found.add(look(file, true)));
        if (!own.equals(builtIn)) {
            try {
                Files.createDirectories(own);
            } catch (IOException e) {
                LOG.warn("The folder for plugins {} can't be made: {}", own, e.getMessage());
            }
            list(own).forEach(file -> found.add(look(file, false)));
        }
        return found;
    }

    /** A jar of the store, though no folder has it any more. */
    Optional<FoundJar> stored(String sha256) {
        try {
            return store.find(sha256).map(jar -> look(jar.path(), jar, false));
        } catch (IOException e) {
            LOG.warn("The plugin store can't be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Puts a jar of the store into the operator's folder. */
    FoundJar place(FoundJar candidate) throws IOException {
        Files.createDirectories(own);
        PluginFacts facts = candidate.facts().orElseThrow();
        Path target = own.resolve(facts.id() + "-" + facts.version() + ".jar");
        Path part = Files.createTempFile(own, facts.id(), ".part");
        try {
            Files.copy(candidate.stored(), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return new FoundJar(
                target,
                false,
                candidate.size(),
                candidate.sha256(),
                candidate.stored(),
                candidate.facts(),
                candidate.fault());
    }

    private FoundJar look(Path file, boolean cameWithMailhelm) {
        try {
            return look(file, store.add(file), cameWithMailhelm);
        } catch (IOException e) {
            FoundJar.Fault fault = new FoundJar.Fault(
                    State.NOT_A_PLUGIN, "The file can't be read (" + Causes.tidy(e.getMessage()) + ").");
            return new FoundJar(file, cameWithMailhelm, 0, "", file, Optional.empty(), Optional.of(fault));
        }
    }

    private FoundJar look(Path file, JarStore.Stored jar, boolean cameWithMailhelm) {
        Optional<PluginFacts> facts = Optional.empty();
        Optional<FoundJar.Fault> fault = Optional.empty();
        try {
            PluginFacts known = inspection.facts(jar.path());
            facts = Optional.of(known);
            inspection.check(known);
        } catch (UnusableJar e) {
            fault = Optional.of(FoundJar.Fault.of(e));
        }
        return new FoundJar(file, cameWithMailhelm, jar.size(), jar.sha256(), jar.path(), facts, fault);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.toLowerCase(Locale.ROOT).endsWith(".jar")
                                && !name.startsWith(".")
                                && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("The folder for plugins {} can't be read: {}", folder, e.getMessage());
            return List.of();
        }
    }
}
