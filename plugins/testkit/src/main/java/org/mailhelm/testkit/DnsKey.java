package org.mailhelm.testkit;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A key for TSIG, in HMAC-SHA256.
 *
 * @param name without a final dot
 * @param secret in Base64
 */
public record DnsKey(String name, String secret) {

    /** A fresh one. */
    static DnsKey random(String name) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new DnsKey(name, Base64.getEncoder().encodeToString(bytes));
    }
}
