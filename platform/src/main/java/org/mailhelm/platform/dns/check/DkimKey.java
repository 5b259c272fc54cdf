package org.mailhelm.platform.dns.check;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A DKIM key as DNS publishes it (RFC 6376, section 3.6.1).
 *
 * @param type as in {@code rsa} or {@code ed25519}
 * @param key in Base64, without white space; empty when it was revoked
 * @param testing whether receivers shall not mind mails whose signatures fail
 * @param forMail whether it signs mail
 * @param mistakes what makes it useless
 */
record DkimKey(String type, String key, boolean testing, boolean forMail, List<String> mistakes) {

    static DkimKey parse(String text) {
        TagList list = TagList.parse(text);
        List<String> mistakes = new ArrayList<>(list.mistakes());
        if (list.get("v").filter(version -> !version.equals("DKIM1")).isPresent()) {
            mistakes.add("It isn't of version DKIM1.");
        }
        Optional<String> key = list.get("p").map(value -> value.replaceAll("\\s", ""));
        if (key.isEmpty()) {
            mistakes.add("It holds no key (p=).");
        } else if (!decodes(key.get())) {
            mistakes.add("Its key is not Base64.");
        }
        List<String> services = parts(list.get("s").orElse("*"));
        return new DkimKey(
                list.get("k").orElse("rsa").toLowerCase(Locale.ROOT),
                key.orElse(""),
                parts(list.get("t").orElse("")).contains("y"),
                services.contains("*") || services.contains("email"),
                mistakes);
    }

    /** Whether the other holds the same key: letter for letter, for Base64 tells A from a. */
    boolean same(DkimKey other) {
        return type.equals(other.type) && key.equals(other.key);
    }

    boolean revoked() {
        return key.isEmpty();
    }

    /** How long an RSA key is. */
    OptionalInt bits() {
        if (!type.equals("rsa") || revoked()) {
            return OptionalInt.empty();
        }
        try {
            PublicKey read = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
            BigInteger modulus = ((RSAPublicKey) read).getModulus();
            return OptionalInt.of(modulus.bitLength());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean decodes(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(":")).map(String::strip).toList();
    }
}
