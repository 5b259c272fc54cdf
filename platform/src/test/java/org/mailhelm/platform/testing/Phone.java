package org.mailhelm.platform.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written after RFC 6238 and not with the library that the host uses. */
public final class Phone {

    private static final Pattern KEY = Pattern.compile("data-copy=\"((?:[A-Z2-7]{4} ?){8})\"");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private final Clock clock;

    private Phone(byte[] secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Reads the key that a page shows. */
    public static Phone reading(Answer page, Clock clock) {
        Matcher key = KEY.matcher(page.body());
        if (!key.find()) {
            throw new IllegalStateException("There is no key on the page: " + page.status() + " " + page.body());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int waiting = 0;
        int bits = 0;
        for (char letter : key.group(1).replace(" ", "").toCharArray()) {
            waiting = (waiting << 5 | LETTERS.indexOf(letter)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(waiting >> bits);
            }
        }
        return new Phone(bytes.toByteArray(), clock);
    }

    /** What it shows now. */
    public String code() {
        return code(0);
    }

    /** What it shows when its clock is so many steps fast. */
    public String code(int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(clock.instant().getEpochSecond() / 30 + steps)
                    .array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest, offset, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
