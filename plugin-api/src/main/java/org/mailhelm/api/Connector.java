package org.mailhelm.api;

import org.pf4j.ExtensionPoint;

/**
 * One kind of outside system that a plugin can connect to. An administrator makes any number of named connections from
 * a connector; each has settings of its own and, while it is enabled, one open service.
 *
 * <p>Implement one of the four kinds ({@link org.mailhelm.api.mail.MailHostConnector},
 * {@link org.mailhelm.api.dns.DnsConnector}, {@link org.mailhelm.api.proxy.ReverseProxyConnector},
 * {@link org.mailhelm.api.notify.NotifierConnector}), give the class a public constructor without parameters and mark
 * it with {@link org.pf4j.Extension}. The host makes one instance for each start of the plugin and calls it from any
 * thread; a connector keeps no state of its own.
 *
 * @param <S> the record of settings, see {@link Setting}
 * @param <T> the service that a connection opens
 */
@ApiStatus(since = "0.9")
public interface Connector<S extends Record, T extends Service> extends ExtensionPoint {

    /** Says what the connector is. Constant for the life of the instance. */
    ConnectorDescription description();

    /** The record of settings, the same as the type argument {@code S}. */
    Class<S> settingsType();

    /**
     * Opens a service. Fast and without network: the first call to the outside system comes with
     * {@link Service#verify()} or with the first use.
     *
     * @param settings valid by type and by the rules of {@link Setting}
     * @param context what the host offers to this connection; stays usable until the service is closed
     * @throws Failure.InvalidInput when the settings contradict each other; {@code field} is the name of a component
     */
    T open(S settings, PluginContext context);

    /**
     * Whether two services of one connection exclude each other, for example because both would own the same files or
     * ports. Normally the host opens the new service beside the old one, verifies it and swaps; here it closes the old
     * one first, and opens it again with the old settings if the new one can't be opened.
     */
    default boolean exclusive() {
        return false;
    }
}
