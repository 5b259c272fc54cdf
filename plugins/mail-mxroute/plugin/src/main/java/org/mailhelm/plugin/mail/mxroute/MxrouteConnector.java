package org.mailhelm.plugin.mail.mxroute;

import java.net.URI;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHostConnector;
import org.pf4j.Extension;

/** Connects to MXroute. */
@Extension
public final class MxrouteConnector implements MailHostConnector<MxrouteSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of("mxroute", "MXroute", "Runs the domains and mailboxes of an account at MXroute.")
                .withDocumentation(URI.create("https://api.mxroute.com/openapi.yaml"));
    }

    @Override
    public Class<MxrouteSettings> settingsType() {
        return MxrouteSettings.class;
    }

    @Override
    public MailHost open(MxrouteSettings settings, PluginContext context) {
        return new MxrouteMailHost(settings, context);
    }
}
