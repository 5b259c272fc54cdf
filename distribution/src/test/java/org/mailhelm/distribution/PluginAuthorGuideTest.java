package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginAuthorGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(package .*?)```", Pattern.DOTALL);
    private static final List<String> SEEN_BY_PLUGINS = List.of("plugin-api-", "pf4j-", "slf4j-api-", "jspecify-");

    @TempDir
    private Path folder;

    @Test
    void exampleCompilesAgainstThePluginApiAlone() throws IOException {
        Matcher guide = EXAMPLE.matcher(Files.readString(Path.of("../docs/plugin-author-guide.md")));
        assertThat(guide.find()).isTrue();
        Path source = Files.writeString(folder.resolve("PagerConnector.java"), guide.group(1));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();

        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(said, files, null, options(), null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }

        assertThat(folder.resolve("META-INF/extensions.idx")).content().contains("com.example.pager.PagerConnector");
    }

    private List<String> options() {
        // Newer compilers run no processor that they only find on the class path.
        String processor = "org.pf4j.processor.ExtensionAnnotationProcessor";
        return List.of(
                "-d", folder.toString(), "-cp", classPath(), "-processor", processor, "--release", "17", "-Werror");
    }

    private static String classPath() {
        try (Stream<Path> jars = Files.list(Distributed.HOME.resolve("lib"))) {
            return jars.filter(jar ->
                            SEEN_BY_PLUGINS.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
