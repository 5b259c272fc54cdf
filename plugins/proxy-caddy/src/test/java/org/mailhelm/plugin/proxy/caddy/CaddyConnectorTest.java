package org.mailhelm.plugin.proxy.caddy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class CaddyConnectorTest extends HttpConnectorContract<CaddySettings, ReverseProxy> {

    @Override
    protected Connector<CaddySettings, ReverseProxy> connector() {
        return new CaddyConnector();
    }

    @Override
    protected CaddySettings sampleSettings(URI target) {
        return settings(target, "127.0.0.1:5000");
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("adminUrl", "CADDY_ADMIN_URL").withDefault("http://localhost:2019"),
                RecordedSetting.of("adminToken", "CADDY_ADMIN_TOKEN"),
                RecordedSetting.of("origin", "CADDY_ORIGIN"),
                RecordedSetting.of("server", "CADDY_SERVER"),
                RecordedSetting.of("acmeEmail", "CADDY_ACME_EMAIL"),
                RecordedSetting.of("acmeDirectory", "CADDY_ACME_CA"),
                RecordedSetting.of("dnsProvider", "CADDY_DNS_PROVIDER"),
                RecordedSetting.of("dnsToken", "CADDY_DNS_TOKEN").withDefault("{env.CF_API_TOKEN}"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.proxy.caddy");
    }

    @Test
    void readsTheOriginAsPeopleWriteIt() {
        assertThat(Origin.parse("127.0.0.1:5000")).hasToString("127.0.0.1:5000");
        assertThat(Origin.parse("http://mailhelm:5000/")).hasToString("mailhelm:5000");
        assertThat(Origin.parse("https://Panel.example.com")).hasToString("https://panel.example.com:443");
        assertThat(Origin.parse("http://[::1]")).hasToString("[::1]:80");
        for (String wrong : List.of("mailhelm", "ftp://a:1", "http://", "http://a/b", "a b:1", "a:0")) {
            assertThatThrownBy(() -> settings(URI.create("http://localhost:2019"), wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Failure.InvalidInput.class,
                            e -> assertThat(e.field()).isEqualTo("origin"));
        }
    }

    static CaddySettings settings(URI admin, String origin) {
        return new CaddySettings(
                admin,
                Optional.of(Secret.of("caddy-secret-token")),
                origin,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "{env.CF_API_TOKEN}");
    }
}
