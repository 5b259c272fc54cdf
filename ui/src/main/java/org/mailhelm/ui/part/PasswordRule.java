package org.mailhelm.ui.part;

import java.util.List;

/**
 * One rule under a password field, checked while typing and again by the server.
 *
 * @param check what the script checks: {@code length:8-72},
 *     {@code upper}, {@code lower}, {@code digit} or {@code special}
 */
public record PasswordRule(String check, String label) {
    /** The rules of mailbox passwords. */
    public static List<PasswordRule> mailbox() {
        return List.of(
                new PasswordRule("length:8-72", "8 to 72 characters"),
                new PasswordRule("upper", "Upper-case letter"),
                new PasswordRule("lower", "Lower-case letter"),
                new PasswordRule("digit", "Digit"),
                new PasswordRule("special", "Special character"));
    }

    /** The rules of our own accounts: long rather than odd. */
    public static List<PasswordRule> account() {
        return List.of(new PasswordRule("length:12-128", "12 to 128 characters"));
    }
}
