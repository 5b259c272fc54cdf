package org.mailhelm.platform.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;

/** Where mail programs connect, the best first. */
public final class Endpoints {

    private Endpoints() {}

    /**
     * The protocols in the usual order, and within each TLS from the first byte before TLS after a command, as RFC 8314
     * advises. What a host prefers otherwise stays.
     */
    static ClientSettings ordered(ClientSettings settings) {
        List<Endpoint> endpoints = settings.endpoints().stream()
                .sorted(Comparator.comparing(Endpoint::protocol).thenComparing(Endpoint::security))
                .toList();
        return new ClientSettings(endpoints, settings.webmail(), settings.notes());
    }

    /** The best one of a protocol. */
    public static Optional<Endpoint> best(ClientSettings settings, Protocol protocol) {
        return settings.endpoints().stream()
                .filter(endpoint -> endpoint.protocol() == protocol)
                .min(Comparator.comparing(Endpoint::security));
    }

    /** Whether TLS is there from the first byte. */
    public static boolean implicit(Endpoint endpoint) {
        return endpoint.security() == Security.TLS;
    }
}
