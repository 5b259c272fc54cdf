package org.mailhelm.api.dns;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailhelm.api.ApiStatus;

/**
 * A type of record, by its mnemonic. Open, because zones hold types that nobody here has heard of.
 *
 * @param name upper case, as in {@code MX} or {@code TYPE65280}
 */
@ApiStatus(since = "0.9")
public record RecordType(String name) implements Comparable<RecordType> {

    // before the constants, whose constructor uses it
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9-]{0,15}");

    /** An IPv4 address. */
    public static final RecordType A = new RecordType("A");
    /** An IPv6 address. */
    public static final RecordType AAAA = new RecordType("AAAA");
    /** Another name. */
    public static final RecordType CNAME = new RecordType("CNAME");
    /** Where mail goes. */
    public static final RecordType MX = new RecordType("MX");
    /** A name server. */
    public static final RecordType NS = new RecordType("NS");
    /** Text. */
    public static final RecordType TXT = new RecordType("TXT");
    /** A service. */
    public static final RecordType SRV = new RecordType("SRV");
    /** Who may issue certificates. */
    public static final RecordType CAA = new RecordType("CAA");

    /** Upper-cases, and refuses what can't be a mnemonic with an {@link IllegalArgumentException}. */
    public RecordType {
        name = name.toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a record type: " + name);
        }
    }

    @Override
    public int compareTo(RecordType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
