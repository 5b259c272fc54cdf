package org.mailhelm.platform.access;

import org.mailhelm.ui.Addresses;

/** Where to go after signing in: only ever a page of ours. */
public final class ReturnTarget {

    private static final int LONGEST = 2000;

    private ReturnTarget() {}

    /** The target when it is one of our paths, else the start page. */
    public static String checked(String target) {
        boolean ours = target.startsWith("/")
                && !target.startsWith("//")
                && target.length() <= LONGEST
                // Browsers take a backslash for a slash, and drop tabs and line breaks.
                && target.indexOf('\\') < 0
                && target.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)
                && !target.startsWith("/login")
                && !target.startsWith("/logout")
                && !target.startsWith("/oidc/")
                && !target.startsWith("/setup");
        return ours ? target : "/";
    }

    /** The sign-in page that leads there afterwards. */
    static String signIn(String target) {
        String ours = checked(target);
        return ours.equals("/") ? "/login" : "/login?next=" + Addresses.query(ours);
    }
}
