package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailhelm.platform.testing.PluginJars.notifier;
import static org.mailhelm.platform.testing.PluginJars.notifierPlugin;
import static org.mailhelm.platform.testing.PluginJars.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.testing.PluginJars;

/** Every way in which a jar can be bad ends as a state with a cause, while the good one beside it runs on. */
class BadJarTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void aGoodOneBesideIt() {
        bench = new Bench(folder);
        notifierPlugin("good").in(bench.builtIn());
    }

    @AfterEach
    void theGoodOneRuns() {
        assertThat(bench.plugin("good").state()).isEqualTo(State.RUNNING);
        assertThat(bench.host.find("good")).isPresent();
    }

    @Test
    void garbageIsNoPlugin() throws IOException {
        Files.writeString(Files.createDirectories(bench.dropped()).resolve("garbage.jar"), "certainly no zip");

        expect("garbage.jar", State.NOT_A_PLUGIN, "damaged or no jar");
    }

    @Test
    void anEmptyFileIsNoPlugin() throws IOException {
        Files.createFile(Files.createDirectories(bench.dropped()).resolve("empty.jar"));

        expect("empty.jar", State.NOT_A_PLUGIN, "damaged or no jar");
    }

    @Test
    void aJarWithoutManifestIsNoPlugin() throws IOException {
        Files.write(
                Files.createDirectories(bench.dropped()).resolve("bare.jar"),
                PluginJars.zip(Map.of("a.txt", new byte[] {1})));

        expect("bare.jar", State.NOT_A_PLUGIN, "it has no manifest");
    }

    @Test
    void aMalformedManifestIsNoPlugin() throws IOException {
        Files.write(
                Files.createDirectories(bench.dropped()).resolve("mangled.jar"),
                PluginJars.zip(Map.of("META-INF/MANIFEST.MF", "this is no header\n".getBytes(StandardCharsets.UTF_8))));

        expect("mangled.jar", State.NOT_A_PLUGIN, "manifest can't be read");
    }

    @Test
    void aLibraryIsNoPlugin() {
        plugin("x").without("Plugin-Id").as(bench.dropped().resolve("library.jar"));

        expect("library.jar", State.NOT_A_PLUGIN, "no Plugin-Id");
    }

    @Test
    void anIdThatLeadsOutOfTheFolderIsRefused() {
        plugin("x").manifest("Plugin-Id", "../../etc").as(bench.dropped().resolve("evil.jar"));

        expect("evil.jar", State.NOT_A_PLUGIN, "Plugin-Id may have");
    }

    @Test
    void anUnreadableRangeFailsThisPluginAlone() {
        notifierPlugin("bad").manifest("Plugin-Requires", ">=one & <").in(bench.dropped());

        expect("bad", State.FAILED, "no range of versions");
    }

    @Test
    void anUnreadableVersionFails() {
        notifierPlugin("bad").version("first").in(bench.dropped());

        expect("bad", State.FAILED, "no semantic version");
    }

    @Test
    void anotherApiVersionIsNamedWithOurs() {
        notifierPlugin("bad").manifest("Plugin-Requires", ">=2.0.0 & <3.0.0").in(bench.dropped());

        expect("bad", State.INCOMPATIBLE, "It needs plugin API >=2.0.0 & <3.0.0; this Mailhelm offers 0.9.0.");
    }

    @Test
    void aMissingPluginClassIsNamed() {
        notifierPlugin("bad").manifest("Plugin-Class", "org.example.Nowhere").in(bench.dropped());

        expect("bad", State.FAILED, "Plugin-Class org.example.Nowhere is not in the jar");
    }

    @Test
    void aPluginClassOfAnotherTypeIsRefused() {
        notifierPlugin("bad").manifest("Plugin-Class", "org.example.Sample").in(bench.dropped());

        expect("bad", State.FAILED, "does not extend org.pf4j.Plugin");
    }

    @Test
    void aThrowingConstructorFails() {
        notifierPlugin("bad")
                .pluginClass("org.example.Main", "public Main() { throw new IllegalStateException(\"no way\"); }")
                .in(bench.dropped());

        expect("bad", State.FAILED, "IllegalStateException: no way");
    }

    @Test
    void aThrowingStaticInitializerFails() {
        notifierPlugin("bad")
                .pluginClass("org.example.Main", "static int x = Integer.parseInt(\"x\");")
                .in(bench.dropped());

        expect("bad", State.FAILED, "NumberFormatException");
    }

    @Test
    void aThrowingStartFails() {
        notifierPlugin("bad")
                .pluginClass(
                        "org.example.Main", "@Override public void start() { throw new RuntimeException(\"ill\"); }")
                .in(bench.dropped());

        expect("bad", State.FAILED, "RuntimeException: ill");
    }

    @Test
    void endlessRecursionInStartFails() {
        notifierPlugin("bad")
                .pluginClass("org.example.Main", "@Override public void start() { start(); }")
                .in(bench.dropped());

        expect("bad", State.FAILED, "calls itself without end");
    }

    @Test
    void anyOtherErrorInStartFails() {
        notifierPlugin("bad")
                .pluginClass("org.example.Main", "@Override public void start() { throw new AssertionError(\"odd\"); }")
                .in(bench.dropped());

        expect("bad", State.FAILED, "AssertionError: odd");
    }

    @Test
    void aThrowingStopStopsAllTheSame() {
        notifierPlugin("bad")
                .pluginClass(
                        "org.example.Main", "@Override public void stop() { throw new RuntimeException(\"ill\"); }")
                .in(bench.dropped());
        bench.started();
        assertThat(bench.plugin("bad").state()).isEqualTo(State.RUNNING);

        InstalledPlugin after = bench.host.disable("bad");

        assertThat(after.state()).isEqualTo(State.DISABLED);
        assertThat(after.cause().orElse("")).contains("its stop failed", "ill");
        assertThat(bench.host.find("bad")).isEmpty();
    }

    @Test
    void aHangingStartIsCutAndHoldsUpNobody() {
        notifierPlugin("bad")
                .pluginClass(
                        "org.example.Main",
                        "@Override public void start() { try { new java.util.concurrent.CountDownLatch(1).await(); }"
                                + " catch (InterruptedException e) { throw new IllegalStateException(e); } }")
                .in(bench.dropped());
        Thread starting = new Thread(bench.host::startAll);
        starting.start();

        org.awaitility.Awaitility.await().until(() -> bench.host.health().running() == 1);
        assertThat(bench.host.health().starting()).isEqualTo(1);

        expect("bad", State.FAILED, "did not start within 3 seconds");
    }

    @Test
    void aClassThatIsMissingAtCallTimeFailsThatCallAlone() {
        notifierPlugin("bad")
                .source("org.example.Lost", "package org.example; class Lost { static void call() {} }")
                .extension(
                        "org.example.Sample",
                        notifier("org.example.Sample", "bad", "public static void use() { Lost.call(); }", "")
                                .replace("return new Notifier() {", "Lost.call(); return new Notifier() {"))
                .leaveOut("org.example.Lost")
                .in(bench.dropped());
        bench.started();
        assertThat(bench.plugin("bad").state()).isEqualTo(State.RUNNING);
        Connector<?, ?> connector = bench.host.find("bad").orElseThrow().connector();

        assertThatThrownBy(() -> PluginCalls.call("bad", () -> open(connector)))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("bad")
                .hasMessageContaining("NoClassDefFoundError");
    }

    @Test
    void aPluginThatNeedsAnotherOneIsRefused() {
        notifierPlugin("bad").manifest("Plugin-Dependencies", "elsewhere@1.0.0").in(bench.dropped());

        expect("bad", State.FAILED, "needs the plugin elsewhere");
    }

    @Test
    void anIndexThatNamesAClassThatIsNotThereFails() {
        notifierPlugin("bad").extension("org.example.Gone").in(bench.dropped());

        expect("bad", State.FAILED, "names the class org.example.Gone, which is not in the jar");
    }

    @Test
    void aPluginWithoutConnectorsFails() {
        plugin("bad").in(bench.dropped());

        expect("bad", State.FAILED, "brings no connector");
    }

    @Test
    void aThrowingDescriptionFails() {
        plugin("bad")
                .extension(
                        "org.example.Sample",
                        notifier("org.example.Sample", "bad", "", "if (true) throw new RuntimeException(\"shy\");"))
                .in(bench.dropped());

        expect("bad", State.FAILED, "RuntimeException: shy");
    }

    @Test
    void aMissingSettingsTypeFails() {
        plugin("bad")
                .extension(
                        "org.example.Sample",
                        notifier("org.example.Sample", "bad").replace("return Settings.class", "return null"))
                .in(bench.dropped());

        expect("bad", State.FAILED, "must have a description and a record of settings");
    }

    @Test
    void aConnectorIdOfAnotherPluginIsNotTakenOver() {
        plugin("bad")
                .extension("org.example.Sample", notifier("org.example.Sample", "good"))
                .in(bench.dropped());

        expect("bad", State.FAILED, "brings a connector \"good\", which the plugin good has already");
        assertThat(bench.host.find("good").orElseThrow().pluginId()).isEqualTo("good");
    }

    @Test
    void twoJarsWithOneIdAreOnePlugin() {
        notifierPlugin("twin").in(bench.dropped());
        notifierPlugin("twin").version("1.1.0").in(bench.dropped());

        bench.started();

        assertThat(bench.plugins("twin"))
                .extracting(InstalledPlugin::version, InstalledPlugin::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.1.0", State.RUNNING),
                        org.assertj.core.groups.Tuple.tuple("1.0.0", State.SHADOWED));
        assertThat(bench.plugins("twin").get(1).cause().orElse("")).contains("1.1.0", "twin-1.1.0.jar");
    }

    private void expect(String id, State state, String cause) {
        bench.host.startAll();
        InstalledPlugin plugin = bench.plugin(id);
        assertThat(plugin.state()).as(plugin.toString()).isEqualTo(state);
        assertThat(plugin.cause().orElse("")).contains(cause);
        assertThat(bench.host.health().faults())
                .extracting(PluginHealth.Fault::id)
                .contains(id);
    }

    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
    private static Notifier open(Connector connector) {
        return (Notifier) connector.open(null, null);
    }
}
