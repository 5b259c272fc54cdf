package org.mailhelm.api.dns;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Connector;

/** A connector for systems that hold DNS zones. */
@ApiStatus(since = "0.9")
public interface DnsConnector<S extends Record> extends Connector<S, DnsZones> {}
