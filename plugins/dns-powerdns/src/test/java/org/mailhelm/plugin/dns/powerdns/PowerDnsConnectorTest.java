package org.mailhelm.plugin.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.HttpRecorder;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class PowerDnsConnectorTest extends HttpConnectorContract<PowerDnsSettings, DnsZones> {

    @Override
    protected Connector<PowerDnsSettings, DnsZones> connector() {
        return new PowerDnsConnector();
    }

    @Override
    protected PowerDnsSettings sampleSettings(URI target) {
        return settings(target, "powerdns-secret-key", List.of("ns1.example.net"));
    }

    static PowerDnsSettings settings(URI target, String key, List<String> nameServers) {
        return new PowerDnsSettings(
                target, Secret.of(key), "localhost", Optional.of(nameServers), PowerDnsSettings.ZoneKind.NATIVE);
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("apiUrl", "PDNS_API_URL"),
                RecordedSetting.of("apiKey", "PDNS_API_KEY"),
                RecordedSetting.of("serverId", "PDNS_SERVER_ID").withDefault("localhost"),
                RecordedSetting.of("nameServers", "PDNS_NAME_SERVERS"),
                RecordedSetting.of("zoneKind", "PDNS_ZONE_KIND").withDefault("NATIVE"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.dns.powerdns");
    }

    @Test
    void refusesANameServerThatIsNoName() {
        assertThatThrownBy(() -> settings(URI.create("http://localhost:8081"), "key", List.of("ns1 example")))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("nameServers"));
    }

    @Test
    void saysThatARecursorHoldsNoZones() {
        try (HttpRecorder recursor = new HttpRecorder();
                FakePluginContext context = new FakePluginContext()) {
            recursor.answer(
                    200, Map.of(), "{\"type\": \"Server\", \"id\": \"localhost\", \"daemon_type\": \"recursor\"}");

            assertThatThrownBy(() -> connector()
                            .open(sampleSettings(recursor.uri()), context)
                            .verify())
                    .isInstanceOf(Failure.Unavailable.class)
                    .hasMessageContaining("recursor");
            assertThat(recursor.received().get(0).target()).isEqualTo("/api/v1/servers/localhost");
        }
    }
}
