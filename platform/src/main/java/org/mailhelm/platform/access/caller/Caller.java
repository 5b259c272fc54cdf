package org.mailhelm.platform.access.caller;

/**
 * Where a request comes from.
 *
 * @param address the client's IP address, without port
 * @param https whether the client speaks TLS, to us or to a proxy that we trust
 * @param authority host and, unless it is the usual one, port that the client asked for, lower-cased
 */
public record Caller(String address, boolean https, String authority) {

    /** The address as counted by limits: an IPv6 client has a whole network of addresses. */
    public String network() {
        return Addresses.network(address);
    }

    /** The network around it: who rents many addresses has neighbouring ones. */
    public String wideNetwork() {
        return Addresses.wideNetwork(address);
    }
}
