package org.mailhelm.platform.access.password;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.ui.part.PasswordRule;

/** What a password of our own accounts must be: long enough and not on every attacker's list. Nothing about its letters. */
public final class PasswordRules {

    /** The shortest. */
    public static final int SHORTEST = 8;

    /** The longest; generous, but an end to what a stranger can make us hash. */
    public static final int LONGEST = 256;

    private PasswordRules() {}

    /** For the form, checked while typing. */
    public static List<PasswordRule> shown() {
        return List.of(new PasswordRule(
                "length:" + SHORTEST + "-" + LONGEST, SHORTEST + " characters or more; 15 or more is better"));
    }

    /** What is wrong with a password that somebody wants to have, or nothing. */
    public static Optional<String> problem(String password, String loginName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters; 15 or more is better.");
        }
        if (length > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT).strip();
        if (plain.codePoints().distinct().count() == 1 || CommonPasswords.contains(plain)) {
            return Optional.of("Attackers try this password first. Choose another, such as four random words.");
        }
        if (plain.equals(loginName.toLowerCase(Locale.ROOT))) {
            return Optional.of("The password must differ from the name.");
        }
        return Optional.empty();
    }
}
