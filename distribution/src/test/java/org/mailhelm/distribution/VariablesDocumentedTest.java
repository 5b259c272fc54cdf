package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code .env.example} to what the sources read. */
class VariablesDocumentedTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Pattern> READS = List.of(
            Pattern.compile("\\.(?:text|number|flag|duration)\\(\\s*\"([A-Z][A-Z0-9_]+)\""),
            Pattern.compile("\\benv\\s*=\\s*\"([A-Z][A-Z0-9_]+)\""),
            Pattern.compile("\\b(?:ENV|VARIABLE)[A-Z_]*\\s*=\\s*\"([A-Z][A-Z0-9_]+)\""),
            Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]"));
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=");
    private static final Pattern UNEXPLAINED = Pattern.compile("(?m)^(?!# ).*\\n#?([A-Z][A-Z0-9_]+)=");

    @Test
    void exampleNamesExactlyTheVariablesThatAreRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            READS.forEach(pattern -> read.addAll(names(pattern, text)));
        }

        assertThat(names(DOCUMENTED, example())).containsExactlyElementsOf(read);
    }

    @Test
    void exampleExplainsEachVariable() throws IOException {
        assertThat(names(UNEXPLAINED, example())).isEmpty();
    }

    private static String example() throws IOException {
        return Files.readString(ROOT.resolve(".env.example"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() {
        return Stream.of("platform", "plugins")
                .flatMap(module -> mainFiles(ROOT.resolve(module)).stream())
                .toList();
    }

    private static List<Path> mainFiles(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|yml|xml)"))
                    .filter(file -> !file.toString().contains("/testkit/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
