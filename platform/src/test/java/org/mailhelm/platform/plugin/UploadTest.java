package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailhelm.platform.testing.PluginJars.notifierPlugin;
import static org.mailhelm.platform.testing.PluginJars.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.testing.PluginJars;

class UploadTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder).started();
    }

    @Test
    void tellsWhatWouldBeInstalledWithoutRunningIt() throws IOException {
        Path marker = folder.resolve("ran");
        byte[] jar = notifierPlugin("aa")
                .manifest("Plugin-Description", "Says hello.")
                .pluginClass("org.example.Main", "static { new java.io.File(\"" + marker + "\").mkdir(); }")
                .bytes();

        PluginCandidate candidate = bench.host.inspect(new ByteArrayInputStream(jar));

        assertThat(candidate.id()).isEqualTo("aa");
        assertThat(candidate.version()).isEqualTo("1.0.0");
        assertThat(candidate.description()).isEqualTo("Says hello.");
        assertThat(candidate.size()).isEqualTo(jar.length);
        assertThat(candidate.sha256()).hasSize(64);
        assertThat(candidate.replaces()).isEmpty();
        assertThat(bench.host.installed()).isEmpty();
        assertThat(marker).doesNotExist();
    }

    @Test
    void installsWithConsentToTheVeryBytes() throws IOException {
        PluginCandidate candidate = inspect(notifierPlugin("aa").bytes());

        assertThatThrownBy(() -> bench.host.install("aa", "0".repeat(64))).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> bench.host.install("bb", candidate.sha256())).isInstanceOf(Failure.NotFound.class);
        assertThat(bench.host.install("aa", candidate.sha256()).state()).isEqualTo(State.RUNNING);

        assertThat(bench.dropped().resolve("aa-1.0.0.jar")).exists();
        assertThat(inspect(notifierPlugin("aa").version("2.0.0").bytes()).replaces())
                .contains("1.0.0");
    }

    @Test
    void aNewPluginThatDoesNotStartIsKeptWithItsCause() throws IOException {
        PluginCandidate candidate = inspect(plugin("aa").bytes());

        InstalledPlugin after = bench.host.install("aa", candidate.sha256());

        assertThat(after.state()).isEqualTo(State.FAILED);
        assertThat(after.cause().orElse("")).contains("brings no connector");
        bench.host.remove("aa");
        assertThat(bench.host.installed()).isEmpty();
    }

    @Test
    void refusesWhatIsInstalledAlreadyOrOlderThanTheBuiltIn() throws IOException {
        notifierPlugin("aa").version("2.0.0").in(bench.builtIn());
        bench.host.rescan();
        PluginCandidate same = inspect(notifierPlugin("aa").version("2.0.0").bytes());
        PluginCandidate older = inspect(notifierPlugin("aa").version("1.9.0").bytes());

        assertThatThrownBy(() -> bench.host.install("aa", same.sha256())).hasMessageContaining("installed already");
        assertThatThrownBy(() -> bench.host.install("aa", older.sha256())).hasMessageContaining("newer than 1.9.0");
    }

    @Test
    void mayGoBackToAnOlderUpload() throws IOException {
        install(notifierPlugin("aa").version("2.0.0"));

        install(notifierPlugin("aa").version("1.0.0"));

        assertThat(bench.plugins("aa")).extracting(InstalledPlugin::version).containsExactly("1.0.0");
        bench.restart();
        assertThat(bench.plugins("aa")).extracting(InstalledPlugin::version).containsExactly("1.0.0");
    }

    @Test
    void refusesWhatIsNoJar() {
        refuses(new byte[0], "empty");
        refuses("hello".getBytes(StandardCharsets.UTF_8), "damaged or no jar");
        refuses(PluginJars.zip(Map.of("aa", new byte[1])), "no manifest");
        refuses(plugin("aa").without("Plugin-Id").bytes(), "no Plugin-Id");
        refuses(notifierPlugin("aa").version("x").bytes(), "no semantic version");
        refuses(notifierPlugin("aa").manifest("Plugin-Requires", "^3").bytes(), "needs plugin API ^3");
    }

    @Test
    void refusesNamesThatLeadElsewhere() {
        refuses(plugin("aa").resource("../../etc/passwd", "x").bytes(), "leads out of the jar");
        refuses(plugin("aa").resource("/etc/passwd", "x").bytes(), "leads out of the jar");
        refuses(plugin("aa").resource("a\\..\\b", "x").bytes(), "leads out of the jar");
        refuses(plugin("aa").resource("c:/x", "x").bytes(), "leads out of the jar");
    }

    @Test
    void refusesAZipBomb() {
        refuses(plugin("aa").resource("zeros", new byte[64 * 1024 * 1024]).bytes(), "times its size");
    }

    @Test
    void refusesTooManyEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 20_001; i++) {
            entries.put("e" + i, new byte[0]);
        }

        refuses(PluginJars.zip(entries), "more than 20000 entries");
    }

    @Test
    void refusesWhatIsTooLarge() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> bench.host.inspect(endless))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("larger than 64 MB");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aRefusedJarLeavesNothingBehind() {
        refuses("hello".getBytes(StandardCharsets.UTF_8), "damaged");

        assertThat(leftovers()).isEmpty();
    }

    private String[] leftovers() {
        String[] names = bench.store().toFile().list();
        return names == null ? new String[0] : names;
    }

    private void refuses(byte[] jar, String why) {
        assertThatThrownBy(() -> inspect(jar))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining(why)
                .extracting(thrown -> ((Failure.InvalidInput) thrown).field())
                .isEqualTo("jar");
        assertThat(Files.exists(bench.dropped()) ? bench.dropped().toFile().list() : new String[0])
                .isEmpty();
    }

    private void install(PluginJars jar) throws IOException {
        PluginCandidate candidate = inspect(jar.bytes());
        bench.host.install(candidate.id(), candidate.sha256());
    }

    private PluginCandidate inspect(byte[] jar) throws IOException {
        return bench.host.inspect(new ByteArrayInputStream(jar));
    }
}
