package org.mailhelm.platform.access.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of the time (RFC 6238), with what every authenticator app takes: SHA-1, 6 digits, 30 seconds. A clock that is one
 * step fast or slow is put up with.
 */
final class Totp {

    private static final int STEP = 30;
    private static final int SECRET_BYTES = 20;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    /** As long as the digest, as RFC 4226 wants. */
    static byte[] newSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The step in time that a code is of, when it is one of those allowed now. */
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        byte[] code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / STEP;
        for (long step : List.of(current, current - 1, current + 1)) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of HMAC.", e);
        }
    }

    /** What a QR code holds for authenticator apps. */
    static String address(byte[] secret, String host, String account) {
        return "otpauth://totp/" + escaped(host) + ":" + escaped(account) + "?secret=" + Base32.encode(secret)
                + "&issuer=" + escaped(host) + "&algorithm=SHA1&digits=6&period=" + STEP;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
