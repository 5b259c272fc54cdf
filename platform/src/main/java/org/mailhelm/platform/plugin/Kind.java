package org.mailhelm.platform.plugin;

import org.mailhelm.api.Connector;
import org.mailhelm.api.Service;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHostConnector;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.notify.NotifierConnector;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.ReverseProxyConnector;

/** What an outside system is to Mailhelm. */
public enum Kind {
    /** It hosts mail. */
    MAIL_HOST("mail-hosts", MailHostConnector.class, MailHost.class),
    /** It holds DNS zones. */
    DNS("dns", DnsConnector.class, DnsZones.class),
    /** It publishes host names. */
    REVERSE_PROXY("reverse-proxies", ReverseProxyConnector.class, ReverseProxy.class),
    /** It carries notifications. */
    NOTIFIER("notifiers", NotifierConnector.class, Notifier.class);

    private final String slug;

    @SuppressWarnings("rawtypes")
    private final Class<? extends Connector> connectorType;

    private final Class<? extends Service> serviceType;

    @SuppressWarnings("rawtypes")
    Kind(String slug, Class<? extends Connector> connectorType, Class<? extends Service> serviceType) {
        this.slug = slug;
        this.connectorType = connectorType;
        this.serviceType = serviceType;
    }

    /** Its name in addresses of pages. */
    public String slug() {
        return slug;
    }

    /** The interface that its connectors implement. */
    @SuppressWarnings("rawtypes")
    public Class<? extends Connector> connectorType() {
        return connectorType;
    }

    /** The interface of its services. */
    public Class<? extends Service> serviceType() {
        return serviceType;
    }
}
