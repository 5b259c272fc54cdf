package org.mailhelm.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret text: a password, a token, a key. It doesn't show itself, so that it gets into no log, message or page by
 * accident, and it compares in constant time.
 */
@ApiStatus(since = "0.9")
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a secret. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The secret itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(value), bytes(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
