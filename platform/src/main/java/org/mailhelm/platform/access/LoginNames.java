package org.mailhelm.platform.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type to sign in. */
final class LoginNames {

    private static final int LONGEST = 254;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+-]*(@[a-z0-9]([a-z0-9.-]*[a-z0-9])?)?");
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

    private LoginNames() {}

    /** As compared and stored. */
    static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a name that somebody wants to have, or nothing. */
    static Optional<String> problem(String normal) {
        if (normal.isEmpty()) {
            return Optional.of("Enter the name to sign in with.");
        }
        if (normal.length() > LONGEST || !NAME.matcher(normal).matches()) {
            return Optional.of("Use letters, digits, dot, hyphen and underscore, or an e-mail address.");
        }
        return Optional.empty();
    }

    /** What is wrong with an e-mail address, or nothing; none is fine. */
    static Optional<String> addressProblem(String address) {
        return address.isEmpty()
                        || address.length() <= LONGEST
                                && ADDRESS.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("This is no e-mail address. Write it like name@example.com, or leave it empty.");
    }
}
