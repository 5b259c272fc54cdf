package org.mailhelm.plugin.notify.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;

/**
 * Signs as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and body. The time is
 * in it so that a receiver can refuse what somebody recorded and sends again.
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(Secret secret, String id, Instant at, byte[] body) {
        String time = String.valueOf(at.getEpochSecond());
        ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 64);
        signed.writeBytes((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), signed.toByteArray())));
    }

    /**
     * The key: what stands behind {@code whsec_} in Base64, else the text itself.
     *
     * @throws Failure.InvalidInput when it is no Base64 behind {@code whsec_}, or nothing at all
     */
    static byte[] key(Secret secret) {
        String text = secret.reveal();
        try {
            byte[] key = text.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
            if (key.length >= 8) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The exception's text would show a part of the secret.
            throw new Failure.InvalidInput("signingSecret", "Behind whsec_ the secret is written in Base64.");
        }
        throw new Failure.InvalidInput("signingSecret", "A signing secret has at least 8 bytes, better 32.");
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
