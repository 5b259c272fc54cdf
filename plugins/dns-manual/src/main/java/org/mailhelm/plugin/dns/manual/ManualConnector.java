package org.mailhelm.plugin.dns.manual;

import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.pf4j.Extension;

/** Connects to nothing: says which zones are kept by hand, and where. */
@Extension
public final class ManualConnector implements DnsConnector<ManualSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                "manual",
                "DNS by hand",
                "Names zones whose records you set yourself; Mailhelm says which, and checks them.");
    }

    @Override
    public Class<ManualSettings> settingsType() {
        return ManualSettings.class;
    }

    @Override
    public DnsZones open(ManualSettings settings, PluginContext context) {
        return new ManualZones(settings);
    }
}
