package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentsTest {

    @Test
    void libraryFolderHoldsExactlyWhatTheMainJarNames() throws IOException {
        try (JarFile jar = new JarFile(Distributed.HOME.resolve("mailhelm.jar").toFile())) {
            Manifest manifest = jar.getManifest();
            String classPath = manifest.getMainAttributes().getValue("Class-Path");

            assertThat(names("lib").stream().map(name -> "lib/" + name))
                    .containsExactlyInAnyOrder(classPath.split(" ", -1));
        }
    }

    @Test
    void noLibraryIsThereInTwoVersions() throws IOException {
        // The two generations of Jackson are different libraries, in packages of other names.
        assertThat(names("lib").stream()
                        .map(name -> name.replaceFirst("^(jackson-(?:core|databind))-3\\..*", "$1 of tools.jackson"))
                        .map(name -> name.replaceFirst("-[0-9].*?(-linux.*)?\\.jar$", "$1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPluginNamesItself() throws IOException {
        for (String name : names("plugins")) {
            try (JarFile jar = new JarFile(
                    Distributed.HOME.resolve("plugins").resolve(name).toFile())) {
                assertThat(jar.getManifest().getMainAttributes().getValue("Plugin-Id"))
                        .as(name)
                        .isNotBlank();
            }
        }
    }

    @Test
    void scriptCanBeStarted() {
        assertThat(Distributed.HOME.resolve("bin/mailhelm")).isExecutable();
        assertThat(Distributed.HOME.resolve("LICENSE")).isNotEmptyFile();
        assertThat(Distributed.HOME.resolve("README.md")).isNotEmptyFile();
    }

    @Test
    void databaseLibraryLiesReadyForTheUsualMachines() {
        for (String machine : List.of("x86_64", "aarch64")) {
            assertThat(Distributed.HOME.resolve("native/org/sqlite/native/Linux/" + machine + "/libsqlitejdbc.so"))
                    .isNotEmptyFile();
        }
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Distributed.HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
