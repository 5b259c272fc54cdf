package org.mailhelm.platform.access.sso;

import java.net.URI;
import java.util.Locale;

/** Which addresses of a provider may be used. */
final class Addresses {

    static final String UNSAFE = "Use https. Plain http is only for a provider on this machine.";

    private Addresses() {}

    /** Over https, or plain to the own machine; without a user name, and without a fragment. */
    static boolean safe(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return !host.isEmpty()
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && (scheme.equals("https") || scheme.equals("http") && loopback(host));
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
