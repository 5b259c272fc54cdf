package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;

/** Uploaded jars that wait for consent. */
final class Uploads {

    private static final int MOST_WAITING = 16;

    private final PluginFolders folders;
    private final JarInspection inspection;
    private final Map<String, FoundJar> waiting = new LinkedHashMap<>();

    Uploads(PluginFolders folders, JarInspection inspection) {
        this.folders = folders;
        this.inspection = inspection;
    }

    /** Inspects and keeps a jar. */
    FoundJar take(InputStream stream) throws IOException {
        try {
            JarStore.Stored stored = folders.store().add(stream, Plugins.UPLOAD_LIMIT, this::check);
            FoundJar jar = folders.stored(stored.sha256()).orElseThrow();
            keep(jar);
            return jar;
        } catch (JarStore.TooLong e) {
            throw wrong("It is larger than " + Plugins.UPLOAD_LIMIT / 1024 / 1024 + " MB.");
        }
    }

    private void check(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw wrong("The file is empty.");
        }
        try {
            inspection.structure(file);
            inspection.check(inspection.facts(file));
        } catch (UnusableJar e) {
            throw wrong(e.why());
        }
    }

    /** The jar to which consent was given; kept no longer. */
    synchronized FoundJar release(String id, String sha256) {
        FoundJar jar = Optional.ofNullable(waiting.get(sha256))
                .filter(each ->
                        each.facts().map(PluginFacts::id).filter(id::equals).isPresent())
                .orElseThrow(() -> new Failure.NotFound(
                        "No uploaded jar of the plugin " + id + " waits for consent. Upload it again."));
        waiting.remove(sha256);
        return jar;
    }

    private synchronized void keep(FoundJar jar) {
        waiting.put(jar.sha256(), jar);
        if (waiting.size() > MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    private static Failure wrong(String why) {
        return new Failure.InvalidInput("jar", "The jar is refused. " + why);
    }
}
