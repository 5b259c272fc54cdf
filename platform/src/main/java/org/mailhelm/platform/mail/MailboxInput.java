package org.mailhelm.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.MailRules.CharacterKind;
import org.mailhelm.api.mail.Quota;

/** What people may enter for a mailbox. Each refusal names its field as the API spells it. */
final class MailboxInput {

    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String QUOTA = "quota";
    static final String LIMIT = "limit";

    private static final int LONGEST_NAME = 64;
    // No plus sign: mail to name+anything is for the mailbox name.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    // 8 EiB is where counting in bytes ends; a petabyte is where a quota is a slip of the finger.
    private static final long MOST_MEBIBYTES = 1024L * 1024 * 1024;

    private MailboxInput() {}

    static MailAddress address(String name, DomainName domain, MailRules rules) {
        int longest = Math.min(LONGEST_NAME, rules.localPartMaxLength());
        if (name.isEmpty()) {
            throw refused(USERNAME, "Enter the name of the mailbox: what stands before the @.");
        }
        if (name.length() > longest) {
            throw refused(USERNAME, "The name has at most " + longest + " characters.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw refused(
                    USERNAME,
                    "The name may hold letters a to z, digits, and . _ - between them; no dot at either end and no two "
                            + "in a row.");
        }
        return new MailAddress(lower, domain);
    }

    /** A name of a mailbox that is there: what a host may hold is more than what may be created here. */
    static MailAddress existing(String name, DomainName domain) {
        try {
            return new MailAddress(name, domain);
        } catch (IllegalArgumentException e) {
            throw refused(USERNAME, "No mailbox can have this name.");
        }
    }

    static Secret password(String text, MailRules rules) {
        int length = text.codePointCount(0, text.length());
        if (length < rules.passwordMinLength() || length > rules.passwordMaxLength()) {
            throw refused(
                    PASSWORD,
                    "The password has " + rules.passwordMinLength() + " to " + rules.passwordMaxLength()
                            + " characters.");
        }
        // Mail protocols send passwords in a line.
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(PASSWORD, "The password can't hold line breaks or other control characters.");
        }
        List<String> missing = new ArrayList<>();
        for (CharacterKind kind : CharacterKind.values()) {
            if (rules.passwordNeeds().contains(kind) && text.codePoints().noneMatch(c -> is(kind, c))) {
                missing.add(words(kind));
            }
        }
        if (!missing.isEmpty()) {
            throw refused(PASSWORD, "The password needs " + String.join(" and ", missing) + ".");
        }
        return Secret.of(text);
    }

    /** @param mebibytes 0 for none */
    static Quota quota(long mebibytes, MailRules rules) {
        if (mebibytes < 0) {
            throw refused(QUOTA, "The quota is a number of megabytes, 0 or more.");
        }
        if (mebibytes == 0 && !rules.unlimitedQuota()) {
            throw refused(QUOTA, "This mail host needs a quota. Enter how much the mailbox may hold.");
        }
        long most = rules.maxQuota().map(ByteSize::mebibytes).orElse(MOST_MEBIBYTES);
        if (mebibytes > most) {
            throw refused(QUOTA, "The quota is at most " + Sizes.words(ByteSize.ofMebibytes(most)) + " here.");
        }
        return Quota.ofMebibytes(mebibytes);
    }

    static int sendLimit(int perDay, MailRules rules) {
        MailRules.SendLimitRule rule = rules.sendLimit()
                .orElseThrow(() -> refused(LIMIT, "This mail host has no limit of messages a day. Leave it out."));
        if (perDay < rule.min() || perDay > rule.max()) {
            throw refused(LIMIT, "The limit of messages a day is " + rule.min() + " to " + rule.max() + ".");
        }
        return perDay;
    }

    private static boolean is(CharacterKind kind, int c) {
        return switch (kind) {
            case UPPER_CASE -> Character.isUpperCase(c);
            case LOWER_CASE -> Character.isLowerCase(c);
            case DIGIT -> Character.isDigit(c);
            case SPECIAL -> !Character.isUpperCase(c) && !Character.isLowerCase(c) && !Character.isDigit(c);
        };
    }

    private static String words(CharacterKind kind) {
        return switch (kind) {
            case UPPER_CASE -> "an upper-case letter";
            case LOWER_CASE -> "a lower-case letter";
            case DIGIT -> "a digit";
            case SPECIAL -> "a special character";
        };
    }

    static Failure.InvalidInput refused(String field, String message) {
        return new Failure.InvalidInput(field, message);
    }
}
