package org.mailhelm.api.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/**
 * The address of a mailbox or forwarder: a dot-atom of letters, digits and {@code . _ - +}, at most 64 characters, in
 * lower case, without a dot at either end or two in a row.
 *
 * @param localPart what stands before the {@code @}
 * @param domain what stands behind it
 */
@ApiStatus(since = "0.9")
public record MailAddress(String localPart, DomainName domain) implements Comparable<MailAddress> {

    private static final Pattern LOCAL_PART = Pattern.compile("[a-z0-9_+-]+(?:\\.[a-z0-9_+-]+)*");

    /** Lower-cases, and refuses what is not such an address with an {@link IllegalArgumentException}. */
    public MailAddress {
        localPart = localPart.toLowerCase(Locale.ROOT);
        if (localPart.length() > 64 || !LOCAL_PART.matcher(localPart).matches()) {
            throw new IllegalArgumentException("not the local part of a mail address: " + localPart);
        }
    }

    /**
     * Reads {@code local@domain}.
     *
     * @throws IllegalArgumentException when the text isn't such an address
     */
    public static MailAddress parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("not a mail address: " + text);
        }
        return new MailAddress(text.substring(0, at), new DomainName(text.substring(at + 1)));
    }

    @Override
    public int compareTo(MailAddress other) {
        int byDomain = domain.compareTo(other.domain);
        return byDomain != 0 ? byDomain : localPart.compareTo(other.localPart);
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
