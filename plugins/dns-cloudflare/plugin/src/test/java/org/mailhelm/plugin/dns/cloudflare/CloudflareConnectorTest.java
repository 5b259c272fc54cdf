package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class CloudflareConnectorTest extends HttpConnectorContract<CloudflareSettings, DnsZones> {

    @Override
    protected Connector<CloudflareSettings, DnsZones> connector() {
        return new CloudflareConnector();
    }

    @Override
    protected CloudflareSettings sampleSettings(URI target) {
        return Sample.settings(target);
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("apiToken", "CF_API_TOKEN"),
                RecordedSetting.of("accountId", "CF_ACCOUNT_ID"),
                RecordedSetting.of("apiUrl", "CF_API_URL").withDefault("https://api.cloudflare.com/client/v4"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.dns.cloudflare");
    }

    @Test
    void refusesAnAccountThatCantBeOne() {
        assertThatThrownBy(() -> new CloudflareSettings(
                        Secret.of("token"), Optional.of("example.com"), URI.create("https://api.cloudflare.com")))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("accountId"));
    }
}
