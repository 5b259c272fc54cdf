package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values that nobody can guess, and their digests, which are all that we keep of them. */
@Singleton
public final class Secrets {

    private static final int TOKEN_BYTES = 32;
    // Without letters and digits that people take for each other.
    private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_GROUPS = 3;
    private static final int CODE_GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    /** 256 bits, for a cookie. */
    public String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 60 bits, for people to type. */
    String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_GROUPS * CODE_GROUP; i++) {
            if (i > 0 && i % CODE_GROUP == 0) {
                code.append('-');
            }
            code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    /** SHA-256 is enough: what is hashed here is random and long. */
    public static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256.", e);
        }
    }
}
