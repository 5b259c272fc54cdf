package org.mailhelm.platform.access.factor;

import org.mailhelm.platform.access.caller.Caller;

/**
 * Us, as a browser knows us: what a passkey is made for, and what a device signs.
 *
 * @param host without port
 * @param origin scheme, host and port
 */
public record RelyingParty(String host, String origin) {

    /** As the browser behind this request sees us. */
    public static RelyingParty of(Caller caller) {
        String authority = caller.authority();
        String host = authority.replaceFirst(":[0-9]+$", "");
        return new RelyingParty(host, (caller.https() ? "https://" : "http://") + authority);
    }
}
