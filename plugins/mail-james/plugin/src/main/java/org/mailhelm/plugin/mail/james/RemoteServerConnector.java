package org.mailhelm.plugin.mail.james;

import java.util.Optional;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHostConnector;
import org.pf4j.Extension;

/** Mail on a James server that others run, by its WebAdmin. */
@Extension
public final class RemoteServerConnector implements MailHostConnector<RemoteServerSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                "james", "Apache James", "Hosts domains on a James server that runs elsewhere, by its WebAdmin.");
    }

    @Override
    public Class<RemoteServerSettings> settingsType() {
        return RemoteServerSettings.class;
    }

    @Override
    public MailHost open(RemoteServerSettings settings, PluginContext context) {
        AdminClients clients = new AdminClients(context, new AdminFailures("Enter another one in the connection."));
        RemoteServer server = new RemoteServer(settings, clients);
        return new JamesMailHost(new WebAdmin(server::client), server, Optional.empty());
    }
}
