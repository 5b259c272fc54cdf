package org.mailhelm.api.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailhelm.api.ApiStatus;

/**
 * Values of {@link RecordSet} as they stand in a zone file (RFC 1035, section 5.1; RFC 9460 for SVCB and HTTPS): whole
 * names end with a dot, and texts are strings of 255 bytes at most, in quotes. Most DNS servers speak this form.
 */
@ApiStatus(since = "0.9")
public final class ZoneFileForm {

    private static final int LONGEST_STRING = 255;

    /** Which of the words of a value is a name, counted from zero. */
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("CNAME", 0),
            Map.entry("NS", 0),
            Map.entry("PTR", 0),
            Map.entry("DNAME", 0),
            Map.entry("ALIAS", 0),
            Map.entry("MX", 1),
            Map.entry("AFSDB", 1),
            Map.entry("KX", 1),
            Map.entry("SRV", 3),
            Map.entry("SVCB", 1),
            Map.entry("HTTPS", 1),
            Map.entry("NAPTR", 5));

    private static final Set<String> HEXADECIMAL = Set.of("TLSA", "SMIMEA", "SSHFP", "DS", "CDS");

    private ZoneFileForm() {}

    /** A value as a zone file has it. Nothing is checked: what is wrong stays wrong. */
    public static String write(RecordType type, String value) {
        return isText(type) ? quote(value) : onName(type, value, ZoneFileForm::dotted);
    }

    /** The value that stands in a zone file, its names whole; an IPv6 address as RFC 5952 has it. */
    public static String read(RecordType type, String written) {
        if (isText(type)) {
            return unquote(written);
        }
        return type.equals(RecordType.AAAA) ? Ipv6Form.usual(written) : onName(type, written, ZoneFileForm::undotted);
    }

    /**
     * A set as lines of a zone file, one for each value, in the order of the values. Where the TTL is left open, so it is
     * in the lines: {@code $TTL} above them says it, or the server chooses.
     */
    public static List<String> lines(RecordSet set) {
        String ttl = set.ttl().map(length -> length.toSeconds() + " ").orElse("");
        return set.values().stream()
                .map(value -> dotted(set.name()) + " " + ttl + "IN " + set.type() + " " + write(set.type(), value))
                .toList();
    }

    /** A name with its final dot. */
    public static String dotted(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    /** A name as {@link RecordSet} has it: lower case, without the final dot. The root stays {@code .}. */
    public static String undotted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** One of the many ways to write a value, always the same one; for comparing. */
    static String canonical(RecordType type, String value) {
        if (type.equals(RecordType.AAAA)) {
            return Ipv6Form.usual(value);
        }
        return HEXADECIMAL.contains(type.name())
                ? value.toLowerCase(Locale.ROOT)
                : onName(type, value, ZoneFileForm::undotted);
    }

    private static boolean isText(RecordType type) {
        return type.equals(RecordType.TXT) || type.name().equals("SPF");
    }

    private static String onName(RecordType type, String value, UnaryOperator<String> change) {
        Integer at = NAMES.get(type.name());
        if (at == null) {
            return value;
        }
        String[] words = value.strip().split("\\s+");
        if (at < words.length) {
            words[at] = change.apply(words[at]);
        }
        return String.join(" ", words);
    }

    private static String quote(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder quoted = new StringBuilder(bytes.length + 16).append('"');
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0 && i % LONGEST_STRING == 0) {
                quoted.append("\" \"");
            }
            int c = bytes[i] & 0xFF;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append('\\')
                        .append((char) ('0' + c / 100))
                        .append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            } else {
                quoted.append((char) c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String unquote(String written) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(written.length());
        int[] signs = written.codePoints().toArray();
        boolean inside = false;
        for (int i = 0; i < signs.length; i++) {
            int c = signs[i];
            if (c == '\\' && i + 1 < signs.length) {
                int code = i + 3 < signs.length ? code(signs, i + 1) : -1;
                if (code >= 0) {
                    text.write(code);
                    i += 3;
                } else {
                    i++;
                    text.writeBytes(Character.toString(signs[i]).getBytes(StandardCharsets.UTF_8));
                }
            } else if (c == '"') {
                inside = !inside;
            } else if (inside || c != ' ') {
                text.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The byte that three digits stand for; below zero when they aren't such. */
    private static int code(int[] signs, int begin) {
        int code = 0;
        for (int i = begin; i < begin + 3; i++) {
            if (signs[i] < '0' || signs[i] > '9') {
                return -1;
            }
            code = code * 10 + signs[i] - '0';
        }
        return code > 255 ? -1 : code;
    }
}
