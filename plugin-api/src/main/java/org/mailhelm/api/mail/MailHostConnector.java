package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Connector;

/** A connector for systems that host mail. */
@ApiStatus(since = "0.9")
public interface MailHostConnector<S extends Record> extends Connector<S, MailHost> {}
