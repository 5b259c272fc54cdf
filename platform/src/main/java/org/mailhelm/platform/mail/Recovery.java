package org.mailhelm.platform.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;

/** The address that somebody can be reached at when the mailbox itself can't be opened. */
final class Recovery {

    static final String FIELD = "recovery_email";

    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9._%+-]{1,64}@[^@\\s]+");

    private Recovery() {}

    /** As lists show it: {@code m***@example.org}. */
    static String mask(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
    }

    /** @param self the mailbox that it is for */
    static String read(String text, String self) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        boolean good = address.length() <= LONGEST && ADDRESS.matcher(address).matches();
        if (good) {
            try {
                DomainText.read(address.substring(address.indexOf('@') + 1));
            } catch (Failure.InvalidInput e) {
                good = false;
            }
        }
        if (!good) {
            throw MailboxInput.refused(FIELD, "The recovery address is not a mail address.");
        }
        if (address.equals(self)) {
            throw MailboxInput.refused(
                    FIELD, "The recovery address is the mailbox itself: a reset could not reach it.");
        }
        return address;
    }
}
