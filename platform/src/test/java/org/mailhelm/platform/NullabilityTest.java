package org.mailhelm.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the framework reads says what may be absent with the framework's own annotation: JSpecify's belongs to types, and
 * compiled by JDK 17 those are unknown to the framework, which then takes everything for required.
 */
class NullabilityTest {

    private static final Pattern READ_BY_FRAMEWORK = Pattern.compile(
            "^@(Controller|MappedEntity|Introspected|ServerFilter|JdbcRepository)\\b", Pattern.MULTILINE);

    /** They need it for elements of collections, and nowhere else. */
    private static final Set<String> ELEMENTS_ONLY = Set.of("ConnectionApi.java", "ForwardersApi.java");

    @Test
    void isSaidToTheFrameworkInItsOwnWords() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> wrong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("import org.jspecify.annotations.Nullable;"))
                    .filter(file -> READ_BY_FRAMEWORK.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !ELEMENTS_ONLY.contains(name))
                    .toList();

            assertThat(wrong).isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
