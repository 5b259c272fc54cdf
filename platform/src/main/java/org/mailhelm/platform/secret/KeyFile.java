package org.mailhelm.platform.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.start.StartFailure;

/** The key in a file that only its owner can read, for an installation without {@code SECRET_KEY}. */
final class KeyFile {

    private static final int LENGTH = 32;

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    Optional<MasterKey> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new StartFailure("The key file " + file + " is empty. Put back a backup of it.");
            }
            closeToOthers(file);
            return Optional.of(new MasterKey(text));
        } catch (IOException e) {
            throw new StartFailure("The key file " + file + " can't be read. Give this user the right to.", e);
        }
    }

    /** Makes a new key, whole on the disk before this returns. */
    MasterKey create(SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key);
        Path young = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(young);
            Files.createFile(young);
            closeToOthers(young);
            try (FileChannel channel = FileChannel.open(young, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(text + "\n"));
                channel.force(true);
            }
            Files.move(young, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("The key file " + file + " can't be written. Give this user the right to.", e);
        }
        return new MasterKey(text);
    }

    void replaceWith(KeyFile young) {
        try {
            Files.move(young.file, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("The new key can't be put in place: rename " + young.file + " to " + file + ".", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartFailure("The old key file " + file + " can't be deleted. Delete it by hand.", e);
        }
    }

    private static void closeToOthers(Path path) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) == null) {
            return;
        }
        Set<java.nio.file.attribute.PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
        if (!Files.getPosixFilePermissions(path).equals(own)) {
            Files.setPosixFilePermissions(path, own);
        }
    }
}
