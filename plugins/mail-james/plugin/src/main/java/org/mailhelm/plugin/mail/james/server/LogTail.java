package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, read without reading the rest. */
final class LogTail {
    private static final int MOST_BYTES = 256 * 1024;

    private LogTail() {}

    static List<String> of(Path file, int lines) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // the first one may be half a line
            int first = from > 0 ? 1 : 0;
            return all.subList(Math.min(all.size(), Math.max(first, all.size() - lines)), all.size());
        } catch (IOException e) {
            return List.of("The log cannot be read: " + e.getMessage());
        }
    }
}
