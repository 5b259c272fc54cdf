package org.mailhelm.platform.mail;

import java.time.Duration;

/** How long ago, in words. */
public final class Ages {

    private static final int FEW = 2;

    private Ages() {}

    public static String words(Duration age) {
        if (age.toMinutes() < FEW) {
            return age.toSeconds() < FEW ? "just now" : age.toSeconds() + " seconds ago";
        }
        if (age.toHours() < FEW) {
            return age.toMinutes() + " minutes ago";
        }
        return age.toDays() < FEW ? age.toHours() + " hours ago" : age.toDays() + " days ago";
    }
}
