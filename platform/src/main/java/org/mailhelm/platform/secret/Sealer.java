package org.mailhelm.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM. Each sealed text is bound to a place, as in a row and a column, and opens there alone, so
 * that nobody who can write to the database can move a secret to where it is used otherwise.
 */
public final class Sealer {

    /** Says how the rest is to be read, so that another algorithm can follow. */
    private static final String VERSION = "v1.";

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    Sealer(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** Seals a text for a place. */
    public String seal(String text, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * Opens a text that was sealed for the same place.
     *
     * @throws Unsealable when it was sealed with another key or for another place, or was changed
     */
    public String open(String sealed, String place) {
        if (!sealed.startsWith(VERSION)) {
            throw new Unsealable(place);
        }
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            if (whole.length < NONCE) {
                throw new Unsealable(place);
            }
            byte[] nonce = java.util.Arrays.copyOf(whole, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(whole, NONCE, whole.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unsealable(place);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + place).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
