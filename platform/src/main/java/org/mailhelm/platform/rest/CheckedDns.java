package org.mailhelm.platform.rest;

import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds and checks addresses at once. The client connects to what this returns and asks nobody else, so that a name
 * can't show one address to the check and another to the connection.
 */
final class CheckedDns implements DnsResolver {

    private final Lookup lookup;

    CheckedDns(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> found = Arrays.asList(lookup.addresses(host));
        InetAddress[] allowed = found.stream()
                .filter(address -> AddressPolicy.objection(address).isEmpty())
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new RefusedAddress(found.stream()
                    .findFirst()
                    .map(address -> address.getHostAddress() + " "
                            + AddressPolicy.objection(address).orElse(""))
                    .orElse("it has no address"));
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Asks for addresses; in tests something else than the system. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The host must not be connected to. The message says why. */
    static final class RefusedAddress extends UnknownHostException {

        @Serial
        private static final long serialVersionUID = 1L;

        RefusedAddress(String message) {
            super(message);
        }
    }
}
