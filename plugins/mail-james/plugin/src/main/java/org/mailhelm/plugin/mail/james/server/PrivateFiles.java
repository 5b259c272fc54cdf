package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read, from their first moment on. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Replaces the file as a whole: a reader sees the old content or the new. */
    public static Path write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(folderOf(file), ".new", "", rights(file, "rw-------"));
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the folder when it is not there. */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, rights(folder, "rwx------"));
    }

    /** For a file that another program made. */
    static void restrict(Path file) throws IOException {
        if (hasRights(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean hasRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not the path of a file: " + file);
        }
        return folder;
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        if (!hasRights(path)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))};
    }
}
