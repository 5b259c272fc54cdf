package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailhelm.platform.testing.PluginJars.notifierPlugin;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Connector;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.notify.NotifierConnector;

class HostViewTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
    }

    @Test
    void aPluginSeesTheApiTheJdkAndItself() throws Exception {
        notifierPlugin("aa").in(bench.dropped());
        ClassLoader loader = loader();

        assertThat(loader.loadClass("org.mailhelm.api.Connector")).isSameAs(Connector.class);
        assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
        assertThat(loader.loadClass("org.pf4j.Extension")).isSameAs(org.pf4j.Extension.class);
        assertThat(loader.loadClass("org.jspecify.annotations.NullMarked"))
                .isSameAs(org.jspecify.annotations.NullMarked.class);
        assertThat(loader.loadClass("java.net.http.HttpClient")).isNotNull();
        assertThat(loader.loadClass("javax.crypto.Cipher")).isNotNull();
        assertThat(loader.loadClass("org.w3c.dom.Document")).isNotNull();
    }

    @Test
    void aPluginSeesNothingElseOfTheHost() {
        notifierPlugin("aa").in(bench.dropped());
        ClassLoader loader = loader();

        for (String hidden : new String[] {
            "org.mailhelm.platform.plugin.PluginHost",
            "io.micronaut.context.ApplicationContext",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "jakarta.inject.Singleton",
            "ch.qos.logback.classic.Logger",
            "org.sqlite.JDBC"
        }) {
            assertThatThrownBy(() -> loader.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void noResourceOfTheHostIsVisible() throws Exception {
        notifierPlugin("aa")
                .resource("META-INF/services/org.example.Own", "org.example.Sample")
                .in(bench.dropped());
        ClassLoader loader = loader();

        assertThat(getClass().getClassLoader().getResource("application.yml")).isNotNull();
        assertThat(loader.getResource("application.yml")).isNull();
        assertThat(loader.getResource("logback.xml")).isNull();
        assertThat(Collections.list(loader.getResources("META-INF/MANIFEST.MF")))
                .hasSize(1);
        assertThat(Collections.list(loader.getResources("META-INF/services/java.sql.Driver")))
                .isEmpty();
        assertThat(loader.getResource("META-INF/services/org.example.Own")).isNotNull();
    }

    @Test
    void aPluginThatBundlesTheApiStillGetsTheHosts() {
        notifierPlugin("aa")
                .bundle(Connector.class)
                .bundle(NotifierConnector.class)
                .bundle(ConnectorDescription.class)
                .bundle(org.pf4j.ExtensionPoint.class)
                .bundle(org.slf4j.Logger.class)
                .in(bench.dropped());

        bench.started();

        assertThat(bench.host.find("aa").orElseThrow().description().title()).isEqualTo("Title of aa");
    }

    @Test
    void aPluginUsesItsOwnVersionOfALibraryThatTheHostHas() throws Exception {
        notifierPlugin("aa")
                .source(
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "package com.fasterxml.jackson.databind; public class ObjectMapper {"
                                + " public String version() { return \"0.1 of the plugin\"; } }")
                .in(bench.dropped());
        Class<?> own = loader().loadClass("com.fasterxml.jackson.databind.ObjectMapper");

        Object version = own.getMethod("version").invoke(own.getConstructor().newInstance());

        assertThat(version).isEqualTo("0.1 of the plugin");
    }

    @Test
    void twoPluginsDoNotSeeEachOther() {
        notifierPlugin("aa").in(bench.dropped());
        notifierPlugin("bb")
                .source("org.example.OnlyInB", "package org.example; public class OnlyInB {}")
                .in(bench.dropped());
        ClassLoader loader = loader();

        assertThatThrownBy(() -> loader.loadClass("org.example.OnlyInB")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aPluginGetsNoManagerThatKnowsAnyPlugin() {
        notifierPlugin("aa")
                .pluginClass(
                        "org.example.Main",
                        "public Main(org.pf4j.PluginWrapper w) { super(w); }"
                                + " @Override public void start() { if (!getWrapper().getPluginManager().getPlugins()"
                                + ".isEmpty()) throw new IllegalStateException(\"sees plugins\"); }")
                .in(bench.dropped());

        bench.started();

        assertThat(bench.plugin("aa").state())
                .as(bench.plugin("aa").toString())
                .isEqualTo(InstalledPlugin.State.RUNNING);
    }

    private ClassLoader loader() {
        bench.started();
        return bench.host.find("aa").orElseThrow().connector().getClass().getClassLoader();
    }
}
