package org.mailhelm.api.proxy;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Connector;

/** A connector for reverse proxies. */
@ApiStatus(since = "0.9")
public interface ReverseProxyConnector<S extends Record> extends Connector<S, ReverseProxy> {}
