package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarStoreTest {

    @TempDir
    Path folder;

    private Path jar;
    private Clock later;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("a.jar"), "one");
        later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    }

    @Test
    void keepsACopyUnderItsHash() throws IOException {
        JarStore.Stored stored = store(later).add(jar);

        assertThat(stored.path()).hasFileName(stored.sha256() + ".jar").hasContent("one");
        assertThat(stored.size()).isEqualTo(3);
    }

    @Test
    void seesAChangeEvenWhenSizeAndTimeStayTheSame() throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        JarStore store = store(later);
        JarStore.Stored first = store.add(jar);
        store.sweep(Set.of(first.sha256()));

        Files.delete(jar);
        Files.setLastModifiedTime(Files.writeString(jar, "two"), time);
        JarStore.Stored second = store(later).add(jar);

        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(second.path()).hasContent("two");
    }

    @Test
    void copiesAgainWhatTheStoreLost() throws IOException {
        JarStore.Stored stored = store(later).add(jar);
        Files.delete(stored.path());

        assertThat(store(later).add(jar).path()).hasContent("one");
    }

    @Test
    void remembersTheHashOfAnOldFileOnly() {
        JarIndex index = new JarIndex(folder.resolve("index"), later);
        JarIndex young = new JarIndex(
                folder.resolve("index"),
                Clock.fixed(Instant.now(), Clock.systemUTC().getZone()));
        index.mark(jar).ifPresent(mark -> index.remember(mark, "a".repeat(64)));
        index.save(Set.of("a".repeat(64)));

        assertThat(new JarIndex(folder.resolve("index"), later).hash(jar)).contains("a".repeat(64));
        assertThat(young.mark(jar)).isEmpty();
    }

    @Test
    void sweepsWhatNobodyUses() throws IOException {
        JarStore store = store(later);
        JarStore.Stored one = store.add(jar);
        JarStore.Stored two = store.add(Files.writeString(folder.resolve("b.jar"), "two"));
        Files.createFile(folder.resolve("store/x.part"));

        store.sweep(Set.of(two.sha256()));

        assertThat(one.path()).doesNotExist();
        assertThat(two.path()).exists();
        assertThat(folder.resolve("store/x.part")).doesNotExist();
    }

    private JarStore store(Clock clock) {
        return new JarStore(folder.resolve("store"), clock);
    }
}
