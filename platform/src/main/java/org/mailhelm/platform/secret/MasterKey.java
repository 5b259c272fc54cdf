package org.mailhelm.platform.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What all keys are derived from. Never shown. */
final class MasterKey {

    private static final byte[] SALT = "mailhelm".getBytes(StandardCharsets.US_ASCII);

    private final byte[] material;

    MasterKey(String text) {
        this.material = text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] derive(String purpose, int length) {
        return Hkdf.derive(material, SALT, purpose, length);
    }

    /** Tells this key from others, without telling anything else of it. */
    String check() {
        return Base64.getEncoder().encodeToString(derive("key check", 16));
    }
}
