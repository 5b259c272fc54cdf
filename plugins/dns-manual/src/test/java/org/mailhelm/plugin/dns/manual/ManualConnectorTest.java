package org.mailhelm.plugin.dns.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.testkit.ConnectorContract;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class ManualConnectorTest extends ConnectorContract<ManualSettings, DnsZones> {

    private final DnsZones zones = new ManualZones(sampleSettings(URI.create("http://127.0.0.1:1")));

    @Override
    protected Connector<ManualSettings, DnsZones> connector() {
        return new ManualConnector();
    }

    @Override
    protected ManualSettings sampleSettings(URI target) {
        return new ManualSettings(
                List.of("example.com", "sub.example.com"), Optional.of("Example Registrar"), Optional.of(target));
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("zones", "MANUAL_DNS_ZONES"),
                RecordedSetting.of("provider", "MANUAL_DNS_PROVIDER"),
                RecordedSetting.of("panel", "MANUAL_DNS_PANEL_URL"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.dns.manual");
    }

    @Test
    void knowsItsZonesAndThatItCantChangeThem() {
        assertThatCode(zones::verify).doesNotThrowAnyException();
        assertThat(zones.zones()).hasSize(2).noneMatch(Zone::writable);
        assertThat(zones.zoneOf(new DomainName("a.sub.example.com")).map(Zone::id))
                .contains("sub.example.com");
        assertThat(zones.zoneOf(new DomainName("example.net"))).isEmpty();
    }

    @Test
    void saysWhereSomebodyHasToGoInsteadOfGuessing() {
        Zone zone = zones.zones().get(0);
        RecordSet set = RecordSet.of("example.com", RecordType.MX, "10 mail.example.net");

        assertThatThrownBy(() -> zones.apply(zone, List.of(RecordChange.create(set))))
                .isInstanceOf(Failure.Unsupported.class)
                .hasMessageContaining("Example Registrar (http://127.0.0.1:1)");
        assertThatThrownBy(() -> zones.records(zone)).isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> zones.records(zone, Set.of("example.com"))).isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(
                        () -> zones.records(new Zone("x", new DomainName("missing.example"), false, true, List.of())))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void refusesWhatIsNoZoneAndWhatIsNoPage() {
        assertThatThrownBy(() -> new ManualSettings(List.of("not a zone"), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("zones"));
        assertThatThrownBy(() -> new ManualSettings(
                        List.of("example.com"), Optional.empty(), Optional.of(URI.create("javascript:alert(1)"))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("panel"));
    }
}
