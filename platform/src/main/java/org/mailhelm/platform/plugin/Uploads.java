package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.io.InputStream;
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
        JarStore.Stored stored;
        try {
            stored = folders.store().add(stream, Plugins.UPLOAD_LIMIT);
        } catch (JarStore.TooLong e) {
            throw wrong("It is larger than " + Plugins.UPLOAD_LIMIT / 1024 / 1024 + " MB.");
        }
        if (stored.size() == 0) {
            throw wrong("The file is empty.");
        }
        try {
            inspection.structure(stored.path());
            PluginFacts facts = inspection.facts(stored.path());
            inspection.check(facts);
            FoundJar jar = new FoundJar(
                    stored.path(),
                    false,
                    stored.size(),
                    stored.sha256(),
                    stored.path(),
                    Optional.of(facts),
                    Optional.empty());
            keep(jar);
            return jar;
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
