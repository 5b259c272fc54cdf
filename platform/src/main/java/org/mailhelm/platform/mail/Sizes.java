package org.mailhelm.platform.mail;

import java.util.Locale;
import org.mailhelm.api.mail.ByteSize;

/** Amounts of storage in words, in the units that quotas are set in. */
public final class Sizes {

    private static final double KILO = 1024;

    private Sizes() {}

    public static String words(ByteSize size) {
        double value = size.bytes();
        if (value < KILO) {
            return size.bytes() + " B";
        }
        String unit = "KB";
        value /= KILO;
        for (String next : new String[] {"MB", "GB", "TB"}) {
            if (value < KILO) {
                break;
            }
            value /= KILO;
            unit = next;
        }
        // Two figures are enough to act on; a whole number is shown as one.
        boolean whole = value >= 10 || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, unit);
    }
}
