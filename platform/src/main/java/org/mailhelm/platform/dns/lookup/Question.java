package org.mailhelm.platform.dns.lookup;

import java.util.Locale;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;

/**
 * What is asked of DNS.
 *
 * @param name lower case, without the final dot; any name, also one that {@link DomainName} would refuse
 * @param type the type of the records
 */
public record Question(String name, RecordType type) {

    /** The other name of an address. */
    public static final RecordType PTR = new RecordType("PTR");
    /** The digest of a signed zone's key, in the zone above it. */
    public static final RecordType DS = new RecordType("DS");
    /** The keys of a signed zone. */
    public static final RecordType DNSKEY = new RecordType("DNSKEY");

    /** Lower-cases the name and takes its final dot away. */
    public Question {
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".") && name.length() > 1) {
            name = name.substring(0, name.length() - 1);
        }
    }

    /** A question for records at a domain. */
    public static Question of(DomainName name, RecordType type) {
        return new Question(name.value(), type);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
