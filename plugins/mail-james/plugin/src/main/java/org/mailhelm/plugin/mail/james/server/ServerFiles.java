package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The jars of the mail server. They ship inside the plugin's jar, so that a plugin is one file to install and to
 * replace; a process needs them as files, so they are unpacked once for each content.
 */
public final class ServerFiles {
    private static final String INSIDE = "server/lib/";
    private static final String UNPACKED = "server-";

    private final Path origin;

    ServerFiles(Path origin) {
        this.origin = origin;
    }

    /** Those that came with a class of the plugin. */
    public static ServerFiles besides(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("the plugin's own file cannot be found");
        }
        try {
            return new ServerFiles(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IOException("the plugin's own file cannot be found: " + source.getLocation(), e);
        }
    }

    /** A folder with all jars and nothing else. */
    Path folder(Path unpackTo) throws IOException {
        if (Files.isDirectory(origin)) {
            return origin.resolve(INSIDE);
        }
        try (JarFile jar = new JarFile(origin.toFile())) {
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(INSIDE) && !entry.isDirectory())
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList();
            if (entries.isEmpty()) {
                throw new IOException("the mail server is missing from " + origin);
            }
            Path target = unpackTo.resolve(UNPACKED + fingerprint(entries));
            if (!Files.isDirectory(target)) {
                unpack(jar, entries, target);
            }
            removeOthers(target);
            return target;
        }
    }

    /** Of the checksums in the jar's directory: the content need not be read. */
    private static String fingerprint(List<JarEntry> entries) {
        CRC32 crc = new CRC32();
        for (JarEntry entry : entries) {
            crc.update((entry.getName() + entry.getCrc() + entry.getSize()).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(crc.getValue()) + "-" + entries.size();
    }

    private static void unpack(JarFile jar, List<JarEntry> entries, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        for (JarEntry entry : entries) {
            String name = entry.getName().substring(INSIDE.length());
            if (name.contains("/") || name.contains("\\")) {
                throw new IOException("not a plain file name in the plugin: " + name);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, fresh.resolve(name));
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeOthers(Path keep) throws IOException {
        try (Stream<Path> siblings = Files.list(keep.resolveSibling(""))) {
            for (Path other : siblings.toList()) {
                if (other.getFileName().toString().startsWith(UNPACKED)
                        && !other.getFileName().equals(keep.getFileName())) {
                    delete(other);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
