package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mailhelm.platform.testing.PluginJars.notifier;
import static org.mailhelm.platform.testing.PluginJars.notifierPlugin;
import static org.mailhelm.platform.testing.PluginJars.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.testing.PluginJars;

class PluginLifeTest {

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
        bench.listeners.add(recorder);
    }

    @Test
    void tellsListenersOfEveryStartAndStop() {
        notifierPlugin("hello").in(bench.builtIn());
        bench.started();

        bench.host.disable("hello");
        bench.host.enable("hello");

        assertThat(recorder.heard)
                .containsExactly("started hello 1.0.0", "stopping hello 1.0.0", "started hello 1.0.0");
    }

    @Test
    void aListenerThatFailsKeepsNoPluginFromRunning() {
        recorder.refusal = new IllegalStateException("listener is ill");
        notifierPlugin("hello").in(bench.builtIn());

        bench.started();

        assertThat(bench.plugin("hello").state()).isEqualTo(State.RUNNING);
        assertThat(bench.host.disable("hello").state()).isEqualTo(State.DISABLED);
    }

    @Test
    void aDisabledPluginIsNotEvenLoaded() {
        notifierPlugin("hello").in(bench.builtIn());
        bench.started();
        bench.host.disable("hello");
        recorder.heard.clear();

        bench.restart();

        assertThat(bench.plugin("hello").state()).isEqualTo(State.DISABLED);
        assertThat(bench.host.all()).isEmpty();
        assertThat(recorder.heard).isEmpty();
    }

    @Test
    void nothingIsWrittenBesideBuiltInJars() throws IOException {
        notifierPlugin("hello").in(bench.builtIn());
        bench.started();
        bench.host.disable("hello");

        try (java.util.stream.Stream<Path> files = Files.list(bench.builtIn())) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("hello-1.0.0.jar");
        }
    }

    @Test
    void findsADroppedJarOnRescan() {
        bench.started();
        notifierPlugin("hello").in(bench.dropped());

        bench.host.rescan();

        assertThat(bench.plugin("hello").state()).isEqualTo(State.RUNNING);
        assertThat(bench.plugin("hello").builtIn()).isFalse();
        assertThat(bench.host.find("hello")).isPresent();
    }

    @Test
    void stopsWhatIsGoneFromTheFolder() throws IOException {
        Path jar = notifierPlugin("hello").in(bench.dropped());
        bench.started();
        Files.delete(jar);

        bench.host.rescan();

        assertThat(bench.host.installed()).isEmpty();
        assertThat(bench.host.find("hello")).isEmpty();
        assertThat(recorder.heard).endsWith("stopping hello 1.0.0");
    }

    @Test
    void aDroppedJarMayBeOverwrittenWhileItsPluginRuns() throws Exception {
        Path jar = notifierPlugin("hello")
                .source("org.example.Later", "package org.example; public class Later {}")
                .in(bench.dropped());
        bench.started();
        Files.write(jar, new byte[100]);

        Class<?> later = bench.host
                .find("hello")
                .orElseThrow()
                .connector()
                .getClass()
                .getClassLoader()
                .loadClass("org.example.Later");

        assertThat(later.getName()).isEqualTo("org.example.Later");
    }

    @Test
    void theHigherVersionWinsAndTheOperatorsOnATie() {
        notifierPlugin("aa").version("1.10.0").in(bench.builtIn());
        notifierPlugin("aa").version("1.9.0").in(bench.dropped());
        notifierPlugin("bb").version("2.0.0").in(bench.builtIn());
        notifierPlugin("bb").version("2.0.0").resource("x", "y").in(bench.dropped());

        bench.started();

        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.10.0", State.RUNNING), tuple("1.9.0", State.SHADOWED));
        assertThat(bench.plugins("bb"))
                .extracting(InstalledPlugin::builtIn, InstalledPlugin::state)
                .containsExactly(tuple(false, State.RUNNING), tuple(true, State.SHADOWED));
    }

    @Test
    void anIncompatibleNewerJarDoesNotShadowAGoodOne() {
        notifierPlugin("aa").in(bench.builtIn());
        notifierPlugin("aa").version("2.0.0").manifest("Plugin-Requires", "^7").in(bench.dropped());

        bench.started();

        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.0.0", State.RUNNING), tuple("2.0.0", State.INCOMPATIBLE));
    }

    @Test
    void fallsBackToTheOlderJarWhenTheNewerDoesNotStart() {
        notifierPlugin("aa").in(bench.builtIn());
        broken("aa", "2.0.0").in(bench.dropped());

        bench.started();

        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.0.0", State.RUNNING), tuple("2.0.0", State.FAILED));
        assertThat(bench.plugins("aa").get(1).cause().orElse("")).contains("ill", "1.0.0 runs on");
    }

    @Test
    void aBadUpgradeOverTheSameFileLeavesTheOldVersionRunningEvenAfterARestart() {
        Path file = bench.dropped().resolve("a.jar");
        notifierPlugin("aa").as(file);
        bench.started();
        broken("aa", "2.0.0").as(file);

        bench.host.rescan();
        assertThat(bench.plugin("aa").version()).isEqualTo("1.0.0");
        bench.restart();

        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.0.0", State.RUNNING), tuple("2.0.0", State.FAILED));
    }

    @Test
    void anUpgradeRunsBesideTheOldOneAndTakesOver() throws IOException {
        notifierPlugin("aa").in(bench.dropped());
        bench.started();

        InstalledPlugin after = upload(notifierPlugin("aa").version("2.0.0"));

        assertThat(after.state()).isEqualTo(State.RUNNING);
        assertThat(after.version()).isEqualTo("2.0.0");
        assertThat(recorder.heard).containsExactly("started aa 1.0.0", "replacing aa 1.0.0 by aa 2.0.0");
        assertThat(bench.host.find("aa").orElseThrow().pluginVersion()).isEqualTo("2.0.0");
        assertThat(bench.plugins("aa")).hasSize(1);
        bench.restart();
        assertThat(bench.plugins("aa")).extracting(InstalledPlugin::version).containsExactly("2.0.0");
    }

    @Test
    void anUpgradeThatAListenerRefusesLeavesTheOldOneRunning() throws IOException {
        Recorder first = new Recorder();
        bench.listeners.add(0, first);
        notifierPlugin("aa").in(bench.dropped());
        bench.started();
        recorder.refusal = new Failure.Unavailable("The connection \"ops\" is refused by the new version.", false);

        assertThatThrownBy(() -> upload(notifierPlugin("aa").version("2.0.0")))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("runs on")
                .hasMessageContaining("\"ops\" is refused");

        assertThat(first.heard)
                .containsExactly(
                        "started aa 1.0.0", "replacing aa 1.0.0 by aa 2.0.0", "replacing aa 2.0.0 by aa 1.0.0");
        assertThat(bench.host.find("aa").orElseThrow().pluginVersion()).isEqualTo("1.0.0");
        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.0.0", State.RUNNING));
    }

    @Test
    void anUpgradeThatDoesNotStartLeavesTheOldOneRunning() {
        notifierPlugin("aa").in(bench.dropped());
        bench.started();

        assertThatThrownBy(() -> upload(broken("aa", "2.0.0")))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("RuntimeException: ill");

        assertThat(bench.plugin("aa").version()).isEqualTo("1.0.0");
        assertThat(recorder.heard).containsExactly("started aa 1.0.0");
    }

    @Test
    void anUploadedPluginGoesByRemovalAndTheBuiltInOneComesBack() throws IOException {
        notifierPlugin("aa").in(bench.builtIn());
        bench.started();
        upload(notifierPlugin("aa").version("2.0.0"));
        assertThat(bench.plugin("aa").version()).isEqualTo("2.0.0");

        bench.host.remove("aa");

        assertThat(bench.plugins("aa"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(tuple("1.0.0", State.RUNNING));
        assertThat(bench.dropped()).isEmptyDirectory();
    }

    @Test
    void aBuiltInPluginCantBeRemoved() {
        notifierPlugin("aa").in(bench.builtIn());
        bench.started();

        assertThatThrownBy(() -> bench.host.remove("aa"))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("Disable it instead");
        assertThatThrownBy(() -> bench.host.remove("nobody")).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> bench.host.enable("nobody")).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aFileThatIsNoPluginCanBeDiscarded() throws IOException {
        Files.writeString(Files.createDirectories(bench.dropped()).resolve("x.jar"), "x");
        bench.started();

        bench.host.discard(bench.plugin("x.jar").sha256());

        assertThat(bench.host.installed()).isEmpty();
        assertThat(bench.dropped()).isEmptyDirectory();
    }

    @Test
    void aFailedPluginCanBeStartedAgain() {
        Path marker = folder.resolve("now");
        notifierPlugin("aa")
                .pluginClass(
                        "org.example.Main",
                        "@Override public void start() { if (!new java.io.File(\"" + marker
                                + "\").exists()) throw new IllegalStateException(\"not yet\"); }")
                .in(bench.dropped());
        bench.started();
        assertThat(bench.plugin("aa").state()).isEqualTo(State.FAILED);

        assertThat(marker.toFile().mkdir()).isTrue();

        assertThat(bench.host.enable("aa").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void theLoaderOfARemovedPluginIsCollected() {
        notifierPlugin("aa").in(bench.dropped());
        bench.started();
        WeakReference<ClassLoader> loader = loaderOf("aa");

        bench.host.remove("aa");

        awaitCollected(loader);
    }

    @Test
    void theLoadersOfDisabledReplacedAndFailedPluginsAreCollected() throws IOException {
        notifierPlugin("aa").in(bench.dropped());
        notifierPlugin("bb").in(bench.dropped());
        bench.started();
        WeakReference<ClassLoader> disabled = loaderOf("aa");
        WeakReference<ClassLoader> replaced = loaderOf("bb");

        bench.host.disable("aa");
        upload(notifierPlugin("bb").version("2.0.0"));

        awaitCollected(disabled);
        awaitCollected(replaced);
        assertThat(bench.host.find("bb").orElseThrow().pluginVersion()).isEqualTo("2.0.0");
    }

    @Test
    void aPluginMayRenameItsConnectorsButNotTakeThoseOfAnother() throws IOException {
        notifierPlugin("aa").in(bench.dropped());
        notifierPlugin("bb").in(bench.dropped());
        bench.started();

        upload(plugin("bb").version("2.0.0").extension("org.example.B", notifier("org.example.B", "b2")));
        assertThatThrownBy(() -> upload(
                        plugin("bb").version("3.0.0").extension("org.example.B", notifier("org.example.B", "aa"))))
                .hasMessageContaining("which the plugin aa has already");

        assertThat(bench.host.all()).extracting(LoadedConnector::id).containsExactlyInAnyOrder("aa", "b2");
    }

    private InstalledPlugin upload(PluginJars jar) throws IOException {
        PluginCandidate candidate = bench.host.inspect(new ByteArrayInputStream(jar.bytes()));
        return bench.host.install(candidate.id(), candidate.sha256());
    }

    private static PluginJars broken(String id, String version) {
        return notifierPlugin(id)
                .version(version)
                .pluginClass(
                        "org.example.Main", "@Override public void start() { throw new RuntimeException(\"ill\"); }");
    }

    private WeakReference<ClassLoader> loaderOf(String connectorId) {
        return new WeakReference<>(bench.host
                .find(connectorId)
                .orElseThrow()
                .connector()
                .getClass()
                .getClassLoader());
    }

    private static void awaitCollected(WeakReference<ClassLoader> loader) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private static final class Recorder implements Connectors.Listener {

        private final List<String> heard = new ArrayList<>();
        private @org.jspecify.annotations.Nullable RuntimeException refusal;

        @Override
        public void started(List<LoadedConnector> connectors) {
            heard.add("started " + names(connectors));
            if (refusal instanceof IllegalStateException) {
                throw refusal;
            }
        }

        @Override
        public void stopping(List<LoadedConnector> connectors) {
            heard.add("stopping " + names(connectors));
            if (refusal instanceof IllegalStateException) {
                throw refusal;
            }
        }

        @Override
        public void replacing(List<LoadedConnector> old, List<LoadedConnector> young) {
            if (refusal != null) {
                throw refusal;
            }
            heard.add("replacing " + names(old) + " by " + names(young));
        }

        private static String names(List<LoadedConnector> connectors) {
            return connectors.get(0).id() + " " + connectors.get(0).pluginVersion();
        }
    }
}
