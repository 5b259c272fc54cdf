package org.mailhelm.plugin.mail.james.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailServer;

/**
 * A server that is ready to be started, and how to reach it once it is.
 *
 * @param administration the address of its WebAdmin
 * @param token what WebAdmin asks for
 * @param listeners where it will listen
 * @param certificate what it will show
 * @param command the command line; no secret is on it
 */
record Prepared(
        URI administration,
        Secret token,
        List<MailServer.Listener> listeners,
        Optional<MailServer.Certificate> certificate,
        List<String> command) {

    Prepared {
        listeners = List.copyOf(listeners);
        command = List.copyOf(command);
    }
}
