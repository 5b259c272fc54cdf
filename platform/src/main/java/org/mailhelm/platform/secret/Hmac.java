package org.mailhelm.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 under one key. For any thread. */
public final class Hmac {

    private static final String NAME = "HmacSHA256";

    // Copied for each use: to look the algorithm up among the providers takes longer than to use it.
    private final Mac ready;

    public Hmac(byte[] key) {
        try {
            ready = Mac.getInstance(NAME);
            ready.init(new SecretKeySpec(key, NAME));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + NAME + ".", e);
        }
    }

    public byte[] of(byte[] content) {
        try {
            return ((Mac) ready.clone()).doFinal(content);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The " + NAME + " of this Java can't be copied.", e);
        }
    }

    /** Of a text in UTF-8, in hexadecimal digits. */
    public String hex(String text) {
        return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
