package org.mailhelm.platform.mail;

import java.security.SecureRandom;
import org.mailhelm.api.mail.MailRules;

/** Passwords that nobody thought of: upper and lower case, digits and hyphens, without letters that look alike. */
final class GeneratedPasswords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int LENGTH = 23;
    private static final int GROUP = 6;

    private GeneratedPasswords() {}

    static String fitting(MailRules rules) {
        int length = Math.max(rules.passwordMinLength(), Math.min(LENGTH, rules.passwordMaxLength()));
        String letters = UPPER + LOWER + DIGITS;
        while (true) {
            StringBuilder text = new StringBuilder(length);
            for (int i = 1; i <= length; i++) {
                text.append(i % GROUP == 0 && i < length ? '-' : letters.charAt(RANDOM.nextInt(letters.length())));
            }
            String made = text.toString();
            if (has(made, UPPER) && has(made, LOWER) && has(made, DIGITS)) {
                return made;
            }
        }
    }

    private static boolean has(String text, String kind) {
        return text.chars().anyMatch(letter -> kind.indexOf(letter) >= 0);
    }
}
