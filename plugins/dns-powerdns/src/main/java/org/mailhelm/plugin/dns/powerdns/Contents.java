package org.mailhelm.plugin.dns.powerdns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import org.mailhelm.api.dns.RecordType;

/** Values of records, in PowerDNS' form and in the plugin API's: there names end with a dot, here they don't. */
final class Contents {

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

    private Contents() {}

    static String dotted(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    static String undotted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
    }

    static String toPowerDns(RecordType type, String value) {
        if (isText(type)) {
            return Texts.quote(value);
        }
        return mapName(type, value, Contents::dotted);
    }

    static String fromPowerDns(RecordType type, String content) {
        if (isText(type)) {
            return Texts.unquote(content);
        }
        if (type.equals(RecordType.AAAA)) {
            return content.toLowerCase(Locale.ROOT);
        }
        return mapName(type, content, Contents::undotted);
    }

    /** For comparing: one of the many ways to write an address. */
    static String canonical(RecordType type, String value) {
        if (type.equals(RecordType.AAAA) && value.matches("[0-9a-fA-F:.]+")) {
            try {
                return InetAddress.getByName(value).getHostAddress();
            } catch (UnknownHostException e) {
                return value;
            }
        }
        return value;
    }

    private static boolean isText(RecordType type) {
        return type.equals(RecordType.TXT) || type.name().equals("SPF");
    }

    private static String mapName(RecordType type, String value, java.util.function.UnaryOperator<String> map) {
        Integer at = NAMES.get(type.name());
        if (at == null) {
            return value;
        }
        String[] words = value.strip().split("\\s+");
        if (at < words.length) {
            words[at] = map.apply(words[at]);
        }
        return String.join(" ", words);
    }
}
