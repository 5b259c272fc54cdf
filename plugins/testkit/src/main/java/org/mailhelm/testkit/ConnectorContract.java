package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Service;
import org.mailhelm.api.Setting;
import org.mailhelm.platform.settings.SettingField;
import org.mailhelm.platform.settings.SettingVariables;
import org.mailhelm.platform.settings.SettingsSchema;
import org.mailhelm.platform.start.Variables;
import org.pf4j.Extension;

/**
 * What every connector must be able to do. Extend it in a test of your connector:
 *
 * <pre>{@code
 * class PagerConnectorTest extends ConnectorContract<PagerSettings, Notifier> {
 *     protected Connector<PagerSettings, Notifier> connector() { return new PagerConnector(); }
 *     protected PagerSettings sampleSettings(URI target) { return new PagerSettings(target, Secret.of("a-secret-token")); }
 *     protected List<RecordedSetting> recordedSettings() {
 *         return List.of(RecordedSetting.of("url", "PAGER_URL"), RecordedSetting.of("token", "PAGER_TOKEN"));
 *     }
 * }
 * }</pre>
 *
 * @param <S> the settings
 * @param <T> the service
 */
public abstract class ConnectorContract<S extends Record, T extends Service> {

    /** The connector under test. */
    protected abstract Connector<S, T> connector();

    /**
     * Whole settings, every secret among them set to a text of 8 characters at least.
     *
     * @param target where the outside system is; for one that isn't reached over the network it means nothing
     */
    protected abstract S sampleSettings(URI target);

    /** The settings as administrators know them, in the order of the record. */
    protected abstract List<RecordedSetting> recordedSettings();

    /** Components with secrets that the sample can't have, because they exclude others. */
    protected List<String> secretsLeftOut() {
        return List.of();
    }

    @Test
    void isFoundByTheHost() throws IOException {
        Class<?> type = connector().getClass();

        assertThat(type.isAnnotationPresent(Extension.class))
                .as("%s is marked with @Extension", type)
                .isTrue();
        assertThatCode(type::getConstructor)
                .as("%s has a public constructor without parameters", type)
                .doesNotThrowAnyException();
        assertThat(extensionIndex())
                .as("META-INF/extensions.idx; PF4J's annotation processor writes it")
                .contains(type.getName());
    }

    @Test
    void describesItselfTheSameEachTime() {
        Connector<S, T> connector = connector();

        assertThat(connector.description()).isEqualTo(connector.description());
        assertThat(connector.description().summary()).endsWith(".");
    }

    @Test
    void namesTheRecordOfItsSettings() {
        S sample = sampleSettings(URI.create("http://127.0.0.1:1"));

        assertThat(connector().settingsType()).isEqualTo(sample.getClass());
    }

    @Test
    void keepsTheRecordedNamesAndDefaults() {
        List<RecordedSetting> declared = SettingsReader.components(connector().settingsType()).stream()
                .map(SettingsReader::recorded)
                .toList();

        assertThat(declared).isEqualTo(recordedSettings());
    }

    @Test
    void labelsEverySetting() {
        assertThat(SettingsReader.components(connector().settingsType())).allSatisfy(component -> {
            Setting setting = SettingsReader.setting(component);
            assertThat(setting.label()).as("the label of %s", component).isNotBlank();
            assertThat(setting.label()).as("the label of %s", component).doesNotEndWith(":");
        });
        assertThat(SettingsReader.components(connector().settingsType()).stream()
                        .map(component -> SettingsReader.setting(component).label()))
                .doesNotHaveDuplicates();
        assertThat(recordedSettings().stream().map(RecordedSetting::env).filter(env -> !env.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void readsItsSettingsFromTheFormAndFromTheEnvironment() {
        S sample = sampleSettings(URI.create("http://127.0.0.1:1"));
        SettingsSchema schema = SettingsSchema.of(connector().settingsType());
        Map<String, String> texts = SettingsReader.texts(sample);
        Map<String, String> variables = new HashMap<>();
        schema.fields()
                .forEach(field -> field.variable()
                        .filter(name -> texts.containsKey(field.name()))
                        .ifPresent(name -> variables.put(name, texts.get(field.name()))));
        SettingVariables none = new SettingVariables(new Variables(Map.of()), "");
        SettingVariables environment = new SettingVariables(new Variables(variables), "");

        if (schema.fields().stream().noneMatch(SettingField::envOnly)) {
            assertThat(schema.bind(schema.values(texts, none)).errors()).isEmpty();
            assertThat(schema.bind(schema.values(texts, none)).settings()).contains(sample);
        }
        texts.keySet()
                .removeIf(name ->
                        schema.field(name).flatMap(SettingField::variable).isPresent());
        assertThat(schema.bind(schema.values(texts, environment)).settings()).contains(sample);
    }

    @Test
    void keepsItsSampleSecretsToItself() {
        S sample = sampleSettings(URI.create("http://127.0.0.1:1"));

        assertThat(SettingsReader.unsetSecrets(sample))
                .as("secrets that the sample leaves out")
                .containsExactlyInAnyOrderElementsOf(secretsLeftOut());
        showsNoSecret(sample.toString(), sample);
    }

    @Test
    void opensWithoutNetworkAndSoon() {
        try (HostileServer server = new HostileServer(HostileServer.Fault.HANGS);
                FakePluginContext context = new FakePluginContext()) {
            S sample = sampleSettings(server.uri());
            long begun = System.nanoTime();
            T service = connector().open(sample, context);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);

            showsNoSecret(service.toString(), sample);
            service.close();
            assertThat(taken).isLessThan(Duration.ofSeconds(5));
            assertThat(server.connections()).isZero();
            showsNoSecret(String.join("\n", context.log()), sample);
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        try (FakePluginContext context = new FakePluginContext()) {
            T service = connector().open(sampleSettings(URI.create("http://127.0.0.1:1")), context);
            service.close();

            assertThatCode(service::close).doesNotThrowAnyException();
        }
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (FakePluginContext context = new FakePluginContext()) {
            connector()
                    .open(sampleSettings(URI.create("http://127.0.0.1:1")), context)
                    .close();
        }

        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(startedSince(before))
                        .as("threads that the service left behind")
                        .isEmpty());
    }

    @Test
    @Timeout(60)
    void opensAndClosesFromManyThreads() {
        Connector<S, T> connector = connector();

        Together.run(8, number -> {
            try (FakePluginContext context = new FakePluginContext()) {
                connector
                        .open(sampleSettings(URI.create("http://127.0.0.1:1")), context)
                        .close();
            }
        });
    }

    /** There may be none to show. */
    private void showsNoSecret(String shown, S settings) {
        for (String secret : secrets(settings)) {
            assertThat(shown).doesNotContain(secret);
        }
    }

    /** The secrets of settings, and what they look like in headers. */
    final String[] secrets(S settings) {
        return SettingsReader.secrets(settings).stream().map(Secret::reveal).toArray(String[]::new);
    }

    private List<String> extensionIndex() throws IOException {
        List<String> lines = new ArrayList<>();
        for (URL index :
                Collections.list(connector().getClass().getClassLoader().getResources("META-INF/extensions.idx"))) {
            try (InputStream in = index.openStream()) {
                lines.addAll(Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")));
            }
        }
        return lines;
    }

    private static Set<String> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                // Of the machine itself, of JUnit and of other servers of these tests.
                .filter(name ->
                        !name.matches("(rest|hostile-|real-|HTTP-Dispatcher|Attach|process|Signal|Common-Cleaner"
                                + "|junit|awaitility|ForkJoin|surefire|Keep-Alive|idle-connection).*"))
                .collect(Collectors.toSet());
    }
}
