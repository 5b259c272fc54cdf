package org.mailhelm.plugin.dns.cloudflare;

import java.net.URI;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.pf4j.Extension;

/** Connects to Cloudflare. */
@Extension
public final class CloudflareConnector implements DnsConnector<CloudflareSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                        "cloudflare", "Cloudflare", "Reads and writes the zones that an API token of Cloudflare opens.")
                .withDocumentation(URI.create("https://developers.cloudflare.com/fundamentals/api/get-started/"));
    }

    @Override
    public Class<CloudflareSettings> settingsType() {
        return CloudflareSettings.class;
    }

    @Override
    public DnsZones open(CloudflareSettings settings, PluginContext context) {
        return new CloudflareZones(settings, new CloudflareApi(settings, context), context.clock());
    }
}
