package org.mailhelm.api.mail;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;

/**
 * What people enter in their mail programs. The login name is always the whole address.
 *
 * @param endpoints where to connect, the one to prefer first within each protocol
 * @param webmail where mail is read in a browser
 * @param notes what else people must know, one sentence each
 */
@ApiStatus(since = "0.9")
public record ClientSettings(List<Endpoint> endpoints, Optional<URI> webmail, List<String> notes) {

    /** Keeps copies. */
    public ClientSettings {
        endpoints = List.copyOf(endpoints);
        notes = List.copyOf(notes);
    }

    /**
     * Where to connect.
     *
     * @param protocol what is spoken
     * @param host the host name
     * @param port the port
     * @param security how it is protected
     */
    @ApiStatus(since = "0.9")
    public record Endpoint(Protocol protocol, String host, int port, Security security) {}

    /** What is spoken. */
    @ApiStatus(since = "0.9")
    public enum Protocol {
        /** Reading mail (RFC 9051). */
        IMAP,
        /** Fetching mail (RFC 1939). */
        POP3,
        /** Sending mail (RFC 6409). */
        SUBMISSION
    }

    /** How a connection is protected. */
    @ApiStatus(since = "0.9")
    public enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS after a command. */
        STARTTLS
    }
}
