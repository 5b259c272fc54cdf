package org.mailhelm.api.notify;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Connector;

/** A connector for services that carry notifications. */
@ApiStatus(since = "0.9")
public interface NotifierConnector<S extends Record> extends Connector<S, Notifier> {}
