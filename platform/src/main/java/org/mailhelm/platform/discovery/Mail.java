package org.mailhelm.platform.discovery;

import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.DomainText;

/** Addresses as mail programs send them. */
final class Mail {

    private static final int LONGEST = 320;

    private Mail() {}

    /** What stands behind the last {@code @}; empty when there is none. */
    static Optional<String> domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 || address.length() > LONGEST ? Optional.empty() : Optional.of(address.substring(at + 1));
    }

    /** The address, its domain in any spelling. */
    static Optional<MailAddress> address(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailAddress(text.substring(0, at), DomainText.read(text.substring(at + 1))));
        } catch (IllegalArgumentException | Failure.InvalidInput e) {
            return Optional.empty();
        }
    }
}
