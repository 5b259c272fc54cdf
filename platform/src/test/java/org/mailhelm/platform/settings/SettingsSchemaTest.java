package org.mailhelm.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;
import org.mailhelm.platform.start.Variables;

class SettingsSchemaTest {

    private static final Map<String, String> WHOLE = Map.of("address", "https://a.example", "token", "t0ken-value");

    private final SettingsSchema schema = SettingsSchema.of(Everything.class);

    private SettingsSchema.Bound bind(Map<String, String> stored, Map<String, String> environment) {
        return schema.bind(schema.values(stored, new SettingVariables(new Variables(environment), "")));
    }

    private static Map<String, String> plus(String name, String text) {
        Map<String, String> more = new java.util.HashMap<>(WHOLE);
        more.put(name, text);
        return more;
    }

    @Test
    void takesTheStoredValueThenTheEnvironmentThenTheDefault() {
        SettingVariables environment =
                new SettingVariables(new Variables(Map.of("T_ADDRESS", "http://env", "T_PORT", "7")), "");

        List<SettingValue> values = schema.values(Map.of("address", "http://stored"), environment);

        assertThat(values)
                .filteredOn(value -> List.of("address", "port", "pause", "note")
                        .contains(value.field().name()))
                .extracting(value -> value.field().name() + " " + value.source() + " "
                        + value.text().orElse("-"))
                .containsExactlyInAnyOrder(
                        "address STORED http://stored", "port ENVIRONMENT 7", "pause DEFAULT 5m", "note NONE -");
    }

    @Test
    void makesTheRecord() {
        Map<String, String> stored = Map.of(
                "address", "https://a.example/x",
                "token", "secret",
                "at", "[::1]:53",
                "domain", "Bücher.example.",
                "mode", "second",
                "names", "a, b\nc",
                "on", "true",
                "port", "8080",
                "pause", "90s");

        assertThat(bind(stored, Map.of()).settings())
                .contains(new Everything(
                        URI.create("https://a.example/x"),
                        Secret.of("secret"),
                        8080,
                        Duration.ofSeconds(90),
                        true,
                        Optional.of(new HostAndPort("::1", 53)),
                        Optional.of(new DomainName("xn--bcher-kva.example")),
                        Mode.SECOND,
                        List.of("a", "b", "c"),
                        Optional.empty()));
    }

    @Test
    void namesEveryErrorAtItsField() {
        assertThat(bind(
                                Map.of(
                                        "port", "80800", "at", "x:99999", "domain", "a b", "mode", "third", "pause",
                                        "soon"),
                                Map.of())
                        .errors())
                .containsOnlyKeys("address", "token", "port", "at", "domain", "mode", "pause")
                .containsEntry("port", "Enter a whole number from 1 to 65535.")
                .containsEntry("at", "A port is a number from 1 to 65535.")
                .containsEntry("address", "Enter a value.")
                .containsEntry("mode", "Choose one of first, second.");
    }

    @ParameterizedTest
    @CsvSource({"address,host.example", "address,mailto:a", "pause,0s", "on,perhaps", "note,12345678901"})
    void refuses(String field, String text) {
        assertThat(bind(plus(field, text), Map.of()).errors()).containsOnlyKeys(field);
    }

    @Test
    void tellsWhatTheRecordItselfRefusesWithoutShowingSecrets() {
        assertThat(bind(plus("token", "forbidden-token"), Map.of()).errors())
                .containsExactly(Map.entry("token", "*** can't be used"));
    }

    @Test
    void findsWhatWasStoredUnderAFormerName() {
        assertThat(bind(Map.of("url", "https://old.example", "token", "x"), Map.of())
                        .settings()
                        .map(settings -> ((Everything) settings).address()))
                .contains(URI.create("https://old.example"));
    }

    @Test
    void neverTakesAStoredValueForWhatOnlyTheEnvironmentGives() {
        SettingsSchema only = SettingsSchema.of(OnlyEnvironment.class);
        SettingVariables second = new SettingVariables(
                new Variables(Map.of("T_KEY", "first", "T_KEY_EDGE_2", "second")), SettingVariables.suffix("edge 2"));

        assertThat(only.bind(only.values(Map.of("key", "stored"), second)).settings())
                .contains(new OnlyEnvironment(Secret.of("second")));
        assertThat(only.bind(only.values(Map.of("key", "stored"), new SettingVariables(new Variables(Map.of()), "_B")))
                        .errors())
                .containsEntry("key", "Set T_KEY_B in the environment and restart.");
    }

    @Test
    void showsNoSecretInItsOwnWords() {
        assertThat(schema.values(WHOLE, new SettingVariables(new Variables(Map.of()), ""))
                        .toString())
                .doesNotContain("t0ken-value");
        assertThat(bind(WHOLE, Map.of()).toString()).doesNotContain("t0ken-value");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Unmarked.class,
                WrongType.class,
                WrongDefault.class,
                WrongVariable.class,
                HostsVariable.class,
                TwiceTheVariable.class,
                NoVariable.class,
                SecretDefault.class
            })
    void refusesRecordsThatBreakTheRules(Class<? extends Record> type) {
        assertThatThrownBy(() -> SettingsSchema.of(type))
                .isInstanceOf(SettingsDefect.class)
                .hasMessageContaining(type.getSimpleName());
    }

    @Test
    void readsLabelsGroupsAndOrder() {
        assertThat(schema.fields().get(schema.fields().size() - 1).name()).isEqualTo("note");
        assertThat(schema.field("mode").orElseThrow().choices())
                .containsExactly(
                        new SettingField.Choice("FIRST", "The first"), new SettingField.Choice("SECOND", "Second"));
    }

    @Test
    void showsAnAmountInItsGreatestUnit() {
        assertThat(Durations.amount("300s")).isEqualTo(new Durations.Amount("5", "minutes"));
        assertThat(Durations.amount("90")).isEqualTo(new Durations.Amount("90", "seconds"));
        assertThat(Durations.amount("48h")).isEqualTo(new Durations.Amount("2", "days"));
    }

    enum Mode {
        @Label("The first")
        FIRST,
        SECOND
    }

    record Everything(
            @Setting(label = "Address", env = "T_ADDRESS", formerNames = "url")
            URI address,

            @Setting(label = "Token") Secret token,

            @Setting(label = "Port", env = "T_PORT", defaultValue = "80", min = 1, max = 65535)
            int port,

            @Setting(label = "Pause", defaultValue = "5m", min = 1, max = 3600)
            Duration pause,

            @Setting(label = "On") boolean on,
            @Setting(label = "At") Optional<HostAndPort> at,
            @Setting(label = "Domain") Optional<DomainName> domain,
            @Setting(label = "Mode", defaultValue = "FIRST") Mode mode,
            @Setting(label = "Names") List<String> names,
            @Setting(label = "Note", order = 9, max = 10) Optional<String> note) {

        Everything {
            if (token.reveal().startsWith("forbidden")) {
                throw new Failure.InvalidInput("token", token.reveal() + " can't be used");
            }
        }
    }

    record OnlyEnvironment(
            @Setting(label = "Key", env = "T_KEY", envOnly = true)
            Secret key) {}

    record Unmarked(String name) {}

    record WrongType(@Setting(label = "A") Object a) {}

    record WrongDefault(
            @Setting(label = "A", defaultValue = "x") int a) {}

    record WrongVariable(
            @Setting(label = "A", env = "lower case") String a) {}

    record HostsVariable(
            @Setting(label = "A", env = "SECRET_KEY") String a) {}

    record TwiceTheVariable(
            @Setting(label = "A", env = "T_X") String a,
            @Setting(label = "B", env = "T_X") String b) {}

    record NoVariable(@Setting(label = "A", envOnly = true) String a) {}

    record SecretDefault(
            @Setting(label = "A", defaultValue = "x") Secret a) {}
}
