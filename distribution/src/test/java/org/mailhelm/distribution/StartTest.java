package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    /** What a JVM exits with when it was told to end. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void answersAfterTheStartAndEndsWhenTold() throws Exception {
        try (Distributed host = Distributed.start(folder, Map.of())) {
            assertThat(host.get("/").statusCode()).isLessThan(500);
            List<ProcessHandle> children = host.process().descendants().toList();

            assertThat(host.stop()).isEqualTo(TERMINATED);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void makesAnArchiveOfClassesBesideTheFirstStartAndUsesItInTheNext() throws Exception {
        Map<String, String> withArchive = Map.of("MAILHELM_CLASS_ARCHIVE", "on", "JAVA_OPTS", "-Xlog:class+load=info");

        try (Distributed host = Distributed.start(folder, withArchive)) {
            await().atMost(Duration.ofMinutes(3)).until(() -> archives().size() == 1);
            assertThat(host.log()).doesNotContain("Mailhelm source: shared objects file");
        }
        List<Path> made = archives();
        try (Distributed host = Distributed.start(folder, withArchive)) {
            assertThat(host.log()).contains("org.mailhelm.platform.Mailhelm source: shared objects file");
        }

        assertThat(archives()).isEqualTo(made);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/cache"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .toList();
        }
    }
}
