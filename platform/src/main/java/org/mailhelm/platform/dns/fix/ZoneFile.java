package org.mailhelm.platform.dns.fix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;

/** Records in the master file format (RFC 1035, section 5). */
final class ZoneFile {

    private static final int TTL = 3600;
    private static final int LONGEST_STRING = 255;

    private ZoneFile() {}

    static String of(DomainName domain, List<DesiredRecord> records) {
        StringBuilder text = new StringBuilder("; Records for mail of ")
                .append(domain)
                .append("\n$TTL ")
                .append(TTL)
                .append('\n');
        records.forEach(record -> text.append(line(record)).append('\n'));
        return text.toString();
    }

    static String line(DesiredRecord record) {
        return record.name() + ". IN " + record.type() + " " + value(record.type(), record.value());
    }

    private static String value(RecordType type, String value) {
        if (type.equals(RecordType.TXT)) {
            return quoted(value);
        }
        // In all other types that are wanted, what ends with a name has it last.
        boolean named = !type.equals(RecordType.A) && !type.equals(RecordType.AAAA) && !value.endsWith(".");
        return named ? value + "." : value;
    }

    /** In quotes, and in pieces of what one string holds. */
    private static String quoted(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder pieces = new StringBuilder();
        for (int from = 0; from == 0 || from < bytes.length; from += LONGEST_STRING) {
            pieces.append(from == 0 ? "\"" : " \"");
            for (int i = from; i < Math.min(bytes.length, from + LONGEST_STRING); i++) {
                int octet = bytes[i] & 0xff;
                if (octet == '"' || octet == '\\') {
                    pieces.append('\\').append((char) octet);
                } else if (octet < ' ' || octet > '~') {
                    pieces.append('\\').append(String.format(java.util.Locale.ROOT, "%03d", octet));
                } else {
                    pieces.append((char) octet);
                }
            }
            pieces.append('"');
        }
        return pieces.toString();
    }
}
