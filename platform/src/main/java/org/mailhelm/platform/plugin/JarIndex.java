package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the hashes of files across starts, so that a hundred megabytes needn't be read at each. A file counts as
 * unchanged while device, inode, size and the time of its last change of any kind are the same; a copied or unpacked
 * file can bring along its times but not that one. Where the file system can't tell, nothing is remembered.
 */
final class JarIndex {

    private static final Logger LOG = LoggerFactory.getLogger(JarIndex.class);
    /** A file that changed just now may change again within the same tick of its clock. */
    private static final Duration TOO_FRESH = Duration.ofSeconds(2);

    private final Path file;
    private final Clock clock;
    private final Map<String, String> hashes = new TreeMap<>();
    private boolean changed;

    JarIndex(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        read();
    }

    /** The hash of an unchanged file. */
    synchronized Optional<String> hash(Path jar) {
        return mark(jar).flatMap(mark -> Optional.ofNullable(hashes.get(mark)));
    }

    /** The mark of a file as it is now; to be taken before the file is read. */
    Optional<String> mark(Path jar) {
        try {
            Map<String, Object> facts = Files.readAttributes(jar, "unix:dev,ino,size,ctime");
            if (!(facts.get("ctime") instanceof FileTime changedAt)
                    || changedAt.toInstant().isAfter(clock.instant().minus(TOO_FRESH))) {
                return Optional.empty();
            }
            return Optional.of(String.join(
                    ":",
                    List.of(
                            String.valueOf(facts.get("dev")),
                            String.valueOf(facts.get("ino")),
                            String.valueOf(facts.get("size")),
                            changedAt.toInstant().toString())));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    synchronized void remember(String mark, String sha256) {
        changed |= !sha256.equals(hashes.put(mark, sha256));
    }

    /** Writes down what is new, and forgets files whose jars are gone from the store. */
    synchronized void save(Set<String> kept) {
        changed |= hashes.values().retainAll(kept);
        if (!changed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (mark, hash) -> text.append(hash).append(' ').append(mark).append('\n'));
        try {
            Path part = Files.createTempFile(file.getParent(), "index", ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changed = false;
        } catch (IOException e) {
            LOG.warn("The hashes of plugins can't be kept for the next start: {}", e.getMessage());
        }
    }

    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2 && parts[0].matches("[0-9a-f]{64}")) {
                    hashes.put(parts[1], parts[0]);
                }
            }
        } catch (IOException e) {
            LOG.debug("No hashes of plugins from the start before", e);
        }
    }
}
