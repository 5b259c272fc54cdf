package org.mailhelm.plugin.mail.james.server;

import java.net.URI;
import org.mailhelm.api.Secret;

/**
 * Where a mail server is administered.
 *
 * @param address of its WebAdmin; another one after each start
 * @param token what WebAdmin asks for
 */
public record Endpoint(URI address, Secret token) {}
