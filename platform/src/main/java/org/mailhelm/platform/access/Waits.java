package org.mailhelm.platform.access;

import java.time.Duration;

/** How long to wait, in words. */
final class Waits {

    private Waits() {}

    static String tooMany(Duration wait) {
        long minutes = (wait.toSeconds() + 59) / 60;
        return "Too many attempts. Wait " + (minutes <= 1 ? "a minute" : minutes + " minutes") + ", then try again.";
    }

    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.toSeconds()));
    }
}
