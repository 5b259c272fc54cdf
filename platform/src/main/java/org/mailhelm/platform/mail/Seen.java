package org.mailhelm.platform.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A mark of what somebody saw, kept in a form or in an {@code ETag}, so that a change made on it can be refused when
 * somebody else was faster.
 */
public final class Seen {

    /** Name of the form field that carries it. */
    public static final String FIELD = "seen";

    private static final int BYTES = 12;

    private Seen() {}

    /** The same mark for the same text, and another for any other. */
    public static String mark(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
