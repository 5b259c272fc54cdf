package org.mailhelm.plugin.proxy.caddy;

import java.net.URI;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.ReverseProxyConnector;
import org.pf4j.Extension;

/** Connects to Caddy. */
@Extension
public final class CaddyConnector implements ReverseProxyConnector<CaddySettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                        "caddy", "Caddy", "Publishes host names on a Caddy server and leaves its other sites alone.")
                .withDocumentation(URI.create("https://caddyserver.com/docs/api"));
    }

    @Override
    public Class<CaddySettings> settingsType() {
        return CaddySettings.class;
    }

    @Override
    public ReverseProxy open(CaddySettings settings, PluginContext context) {
        return new CaddyProxy(settings, new CaddyAdmin(settings, context));
    }
}
