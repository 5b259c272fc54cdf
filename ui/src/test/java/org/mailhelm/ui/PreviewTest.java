package org.mailhelm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreviewTest {
    @Test
    void writesEveryPageForTheEye() throws Exception {
        Path folder = Path.of("target", "preview");

        Preview.write(folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith("-dark.html")))
                    .hasSize(new Samples("").pages().size());
        }
    }
}
