package org.mailhelm.api.proxy;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/**
 * A route that is published.
 *
 * @param host its host name
 * @param handle what the plugin needs to find again all that was made for it, as identifiers of the proxy. The host
 *     stores it unread; no secret; at most 4,000 characters
 */
@ApiStatus(since = "0.9")
public record DeployedRoute(DomainName host, String handle) {}
