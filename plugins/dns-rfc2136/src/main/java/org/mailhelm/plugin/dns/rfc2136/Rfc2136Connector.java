package org.mailhelm.plugin.dns.rfc2136;

import java.net.URI;
import java.time.Clock;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.pf4j.Extension;

/** Connects to a name server that takes updates. */
@Extension
public final class Rfc2136Connector implements DnsConnector<Rfc2136Settings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                        "rfc2136",
                        "DNS update (BIND, Knot)",
                        "Reads and writes zones of a name server by DNS itself, signed with a key.")
                .withDocumentation(URI.create("https://www.rfc-editor.org/rfc/rfc2136"));
    }

    @Override
    public Class<Rfc2136Settings> settingsType() {
        return Rfc2136Settings.class;
    }

    /** The machine's own clock, because the server compares it with its own. */
    @Override
    public DnsZones open(Rfc2136Settings settings, PluginContext context) {
        return new Rfc2136Zones(settings, Server.of(settings, Clock.systemUTC()));
    }
}
