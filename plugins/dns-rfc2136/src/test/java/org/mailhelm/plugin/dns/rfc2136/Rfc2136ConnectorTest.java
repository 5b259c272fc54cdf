package org.mailhelm.plugin.dns.rfc2136;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.testkit.ConnectorContract;
import org.mailhelm.testkit.DnsKey;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class Rfc2136ConnectorTest extends ConnectorContract<Rfc2136Settings, DnsZones> {

    @Override
    protected Connector<Rfc2136Settings, DnsZones> connector() {
        return new Rfc2136Connector();
    }

    @Override
    protected Rfc2136Settings sampleSettings(URI target) {
        return Sample.settings(
                target.getPort(), new DnsKey("mailhelm-key", "c2VjcmV0LXNlY3JldC1zZWNyZXQ="), "example.com");
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("server", "RFC2136_SERVER"),
                RecordedSetting.of("port", "RFC2136_PORT").withDefault("53"),
                RecordedSetting.of("keyName", "RFC2136_KEY_NAME"),
                RecordedSetting.of("keyAlgorithm", "RFC2136_KEY_ALGORITHM").withDefault("HMAC_SHA256"),
                RecordedSetting.of("keySecret", "RFC2136_KEY_SECRET"),
                RecordedSetting.of("zones", "RFC2136_ZONES"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.dns.rfc2136", "org.xbill.DNS..");
    }
}
