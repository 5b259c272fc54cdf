package org.mailhelm.plugin.dns.powerdns;

import java.net.URI;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.pf4j.Extension;

/** Connects to PowerDNS. */
@Extension
public final class PowerDnsConnector implements DnsConnector<PowerDnsSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                        "powerdns", "PowerDNS", "Reads and writes the zones of a PowerDNS authoritative server.")
                .withDocumentation(URI.create("https://doc.powerdns.com/authoritative/http-api/"));
    }

    @Override
    public Class<PowerDnsSettings> settingsType() {
        return PowerDnsSettings.class;
    }

    @Override
    public DnsZones open(PowerDnsSettings settings, PluginContext context) {
        return new PowerDnsZones(settings, new PowerDnsApi(settings, context));
    }
}
