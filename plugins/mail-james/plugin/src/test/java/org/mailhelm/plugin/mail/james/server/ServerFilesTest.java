package org.mailhelm.plugin.mail.james.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
    @TempDir
    private Path folder;

    @Test
    void unpacksOnceForEachContentAndRemovesTheFormer() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path plugin = jar("one.jar", Map.of("server/lib/a.jar", "A", "server/lib/b.jar", "B", "other.txt", "x"));

        Path first = new ServerFiles(plugin).folder(data);
        assertThat(names(first)).containsExactly("a.jar", "b.jar");
        Files.writeString(first.resolve("a.jar"), "touched");
        assertThat(new ServerFiles(plugin).folder(data)).isEqualTo(first);
        assertThat(first.resolve("a.jar")).hasContent("touched");

        Path replaced = jar("two.jar", Map.of("server/lib/a.jar", "A2"));
        Path second = new ServerFiles(replaced).folder(data);
        assertThat(second).isNotEqualTo(first).isDirectory();
        assertThat(first).doesNotExist();
    }

    @Test
    void startsAgainAfterAnUnpackingThatBrokeOff() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path plugin = jar("one.jar", Map.of("server/lib/a.jar", "A"));
        Path target = new ServerFiles(plugin).folder(data);
        Files.move(target, target.resolveSibling(target.getFileName() + ".new"));
        Files.writeString(target.resolveSibling(target.getFileName() + ".new").resolve("half.jar"), "h");

        assertThat(names(new ServerFiles(plugin).folder(data))).containsExactly("a.jar");
    }

    @Test
    void refusesNamesThatLeaveTheFolder() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path plugin = jar("bad.jar", Map.of("server/lib/../../evil.jar", "A"));

        assertThatThrownBy(() -> new ServerFiles(plugin).folder(data)).isInstanceOf(IOException.class);
    }

    @Test
    void saysThatTheServerIsMissing() throws Exception {
        Path plugin = jar("empty.jar", Map.of("x", "y"));

        assertThatThrownBy(() -> new ServerFiles(plugin).folder(folder)).hasMessageContaining("missing");
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return file;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
