package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.PluginJars;
import org.mailhelm.platform.testing.RealPostgres;
import org.mailhelm.platform.testing.TestHost;

class PluginsInTheHostTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void startsWithTheHostAndStaysDisabledAcrossRestarts(Database database) {
        PluginJars.notifierPlugin("hello").in(folder.resolve("built-in"));
        Map<String, String> variables =
                database == Database.SQLITE ? Map.of() : Map.of("DATABASE_URL", RealPostgres.newDatabase());

        try (TestHost host = TestHost.start(folder, variables)) {
            assertThat(host.bean(Connectors.class).find("hello")).isPresent();
            assertThat(host.bean(Plugins.class).disable("hello").state()).isEqualTo(State.DISABLED);
        }

        try (TestHost host = TestHost.start(folder, variables)) {
            assertThat(host.bean(Connectors.class).all()).isEmpty();
            assertThat(host.bean(Plugins.class).installed())
                    .extracting(InstalledPlugin::state)
                    .containsExactly(State.DISABLED);
            assertThat(host.bean(Plugins.class).enable("hello").state()).isEqualTo(State.RUNNING);
        }

        try (TestHost host = TestHost.start(folder, variables)) {
            assertThat(host.bean(Connectors.class).find("hello")).isPresent();
            assertThat(host.bean(PluginMemory.class).lastGood("hello")).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void forgetsWhatIsRemoved(Database database) {
        try (TestHost host = database.start(folder)) {
            PluginMemory memory = host.bean(PluginMemory.class);
            memory.switchTo("x", true);
            memory.ran("x", "abc");
            assertThat(memory.disabled("x")).isTrue();
            assertThat(memory.lastGood("x")).contains("abc");

            memory.forget("x");

            assertThat(memory.disabled("x")).isFalse();
            assertThat(memory.lastGood("x")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void offersTheVersionOfTheApiItWasBuiltWith(Database database) {
        try (TestHost host = database.start(folder)) {
            assertThat(host.bean(Plugins.class).apiVersion())
                    .matches("\\d+\\.\\d+\\.\\d+")
                    .isNotEqualTo("0.0.0");
        }
    }
}
