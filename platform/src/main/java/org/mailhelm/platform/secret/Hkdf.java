package org.mailhelm.platform.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Key derivation with HMAC-SHA-256 (RFC 5869). */
final class Hkdf {

    private static final int HASH = 32;

    private Hkdf() {}

    static byte[] derive(byte[] material, byte[] salt, String info, int length) {
        if (length < 1 || length > 255 * HASH) {
            throw new IllegalArgumentException("can't derive " + length + " bytes");
        }
        Hmac expand = new Hmac(new Hmac(salt).of(material));
        byte[] context = info.getBytes(StandardCharsets.UTF_8);
        byte[] derived = new byte[0];
        byte[] block = new byte[0];
        for (int number = 1; derived.length < length; number++) {
            block = expand.of(join(join(block, context), new byte[] {(byte) number}));
            derived = join(derived, block);
        }
        return Arrays.copyOf(derived, length);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
