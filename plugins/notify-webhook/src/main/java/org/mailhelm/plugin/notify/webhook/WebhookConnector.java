package org.mailhelm.plugin.notify.webhook;

import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.notify.NotifierConnector;
import org.pf4j.Extension;

/** Connects to any address that takes JSON. */
@Extension
public final class WebhookConnector implements NotifierConnector<WebhookSettings> {

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of("webhook", "Webhook", "Sends notifications as JSON to an address.");
    }

    @Override
    public Class<WebhookSettings> settingsType() {
        return WebhookSettings.class;
    }

    @Override
    public Notifier open(WebhookSettings settings, PluginContext context) {
        return new WebhookNotifier(settings, context);
    }
}
