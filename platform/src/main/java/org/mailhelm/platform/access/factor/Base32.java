package org.mailhelm.platform.access.factor;

/** Bytes as capital letters and digits 2 to 7 (RFC 4648, section 6), which is how authenticator apps take secrets. */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** Without padding. */
    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int waiting = 0;
        int bits = 0;
        for (byte each : bytes) {
            waiting = (waiting << Byte.SIZE | each & 0xff) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(LETTERS.charAt(waiting >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(waiting << BITS - bits & 31));
        }
        return text.toString();
    }
}
