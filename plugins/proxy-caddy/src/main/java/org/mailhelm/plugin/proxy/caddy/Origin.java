package org.mailhelm.plugin.proxy.caddy;

import java.util.Locale;
import org.mailhelm.api.HostAndPort;

/**
 * Where Caddy finds Mailhelm.
 *
 * @param address what Caddy dials
 * @param tls whether TLS is spoken there
 */
record Origin(HostAndPort address, boolean tls) {

    /**
     * Reads {@code host:port}, or an address with {@code http://} or {@code https://} whose port may be left out.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Origin parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://")) {
            return new Origin(address(lower.substring(8), 443), true);
        }
        if (lower.startsWith("http://")) {
            return new Origin(address(lower.substring(7), 80), false);
        }
        return new Origin(HostAndPort.parse(lower), false);
    }

    private static HostAndPort address(String text, int usualPort) {
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return bare.matches(".*:[0-9]+") ? HostAndPort.parse(bare) : HostAndPort.parse(bare + ":" + usualPort);
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "") + address;
    }
}
