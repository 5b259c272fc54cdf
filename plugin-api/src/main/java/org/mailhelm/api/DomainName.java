package org.mailhelm.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain name in the form that goes over the wire: lower-case A-labels, no final dot, at least two labels, at most
 * 253 characters (RFC 1035, RFC 5890). Labels may begin with an underscore, as service names do. The host turns what
 * people write, umlauts included, into this form before a plugin sees it.
 *
 * @param value the name
 */
@ApiStatus(since = "0.9")
public record DomainName(String value) implements Comparable<DomainName> {

    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+(?:[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)");

    /** Lower-cases, and refuses what is not such a name with an {@link IllegalArgumentException}. */
    public DomainName {
        value = value.toLowerCase(Locale.ROOT);
        if (value.length() > 253 || !LABELS.matcher(value).matches()) {
            throw new IllegalArgumentException("not a domain name: " + value);
        }
    }

    /** The name, when the text is one. */
    public static Optional<DomainName> parse(String text) {
        try {
            return Optional.of(new DomainName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this is {@code other} or a name below it. */
    public boolean isWithin(DomainName other) {
        return value.equals(other.value) || value.endsWith("." + other.value);
    }

    /** The name below this one, as in {@code mail} below {@code example.com}. */
    public DomainName child(String label) {
        return new DomainName(label + "." + value);
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
