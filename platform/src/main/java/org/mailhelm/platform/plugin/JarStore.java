package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of jars under the hash of their content. Plugins are loaded from here: a file that is dropped into a folder may
 * be overwritten or deleted at any time, which must not pull the ground from under a class loader.
 */
final class JarStore {

    private static final Logger LOG = LoggerFactory.getLogger(JarStore.class);
    private static final String PART = ".part";

    private final Path folder;
    private final JarIndex index;

    JarStore(Path folder, Clock clock) {
        this.folder = folder;
        this.index = new JarIndex(folder.resolve("index"), clock);
    }

    /** A jar of the store. */
    record Stored(Path path, String sha256, long size) {}

    /** A jar was longer than allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes a copy of a file, unless it is there. */
    Stored add(Path file) throws IOException {
        Optional<String> mark = index.mark(file);
        Optional<Stored> known = Optional.empty();
        Optional<String> hash = index.hash(file);
        if (hash.isPresent()) {
            known = find(hash.get());
        }
        if (known.isPresent()) {
            return known.get();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            Stored stored = add(stream, Long.MAX_VALUE, copy -> {});
            mark.ifPresent(each -> index.remember(each, stored.sha256()));
            return stored;
        }
    }

    /** Looks at a jar before it is taken, and throws when it shall not be. */
    interface Check {
        void look(Path file) throws IOException;
    }

    /** Takes what a stream holds. */
    Stored add(InputStream stream, long limit, Check check) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "jar", PART);
        try {
            MessageDigest digest = sha256();
            long size = 0;
            try (OutputStream out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    size += read;
                    if (size > limit) {
                        throw new TooLong();
                    }
                    digest.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            check.look(part);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path path = path(sha256);
            if (!Files.isRegularFile(path)) {
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Stored(path, sha256, size);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The jar with that hash. */
    Optional<Stored> find(String sha256) throws IOException {
        Path path = path(sha256);
        return Files.isRegularFile(path) ? Optional.of(new Stored(path, sha256, Files.size(path))) : Optional.empty();
    }

    /** Deletes every jar but these. */
    void sweep(Set<String> keep) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean unused =
                        name.endsWith(".jar") && !keep.contains(name.substring(0, name.length() - ".jar".length()));
                if (unused || name.endsWith(PART)) {
                    Files.deleteIfExists(file);
                }
            }
            index.save(keep);
        } catch (IOException e) {
            LOG.warn("The plugin store {} can't be tidied: {}", folder, e.getMessage());
        }
    }

    private Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a hash: " + sha256);
        }
        return folder.resolve(sha256 + ".jar");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
