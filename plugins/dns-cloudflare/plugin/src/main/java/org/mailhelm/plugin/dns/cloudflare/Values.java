package org.mailhelm.plugin.dns.cloudflare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.ZoneFileForm;

/** Values of records, in Cloudflare's form and in the plugin API's. */
final class Values {

    /** Types that Cloudflare takes in one piece. */
    private static final Set<String> WHOLE =
            Set.of("A", "AAAA", "CNAME", "NS", "PTR", "TXT", "SPF", "DNAME", "OPENPGPKEY");

    /**
     * Types that it takes in parts, by the parts' names in the order of a zone file; those with a {@code #} are numbers.
     * The last takes all that is left.
     */
    private static final Map<String, List<String>> PARTS = Map.ofEntries(
            Map.entry("SRV", List.of("#priority", "#weight", "#port", "target")),
            Map.entry("CAA", List.of("#flags", "tag", "value")),
            Map.entry("TLSA", List.of("#usage", "#selector", "#matching_type", "certificate")),
            Map.entry("SMIMEA", List.of("#usage", "#selector", "#matching_type", "certificate")),
            Map.entry("SSHFP", List.of("#algorithm", "#type", "fingerprint")),
            Map.entry("DS", List.of("#key_tag", "#algorithm", "#digest_type", "digest")),
            Map.entry("CERT", List.of("#type", "#key_tag", "#algorithm", "certificate")),
            Map.entry("HTTPS", List.of("#priority", "target", "value")),
            Map.entry("SVCB", List.of("#priority", "target", "value")),
            Map.entry("NAPTR", List.of("#order", "#preference", "flags", "service", "regex", "replacement")),
            Map.entry("URI", List.of("#weight", "target")));

    private Values() {}

    static String read(Wire.Entry entry) {
        RecordType type = new RecordType(entry.type());
        String content = entry.content().orElse("");
        return switch (type.name()) {
            case "MX", "URI" -> ZoneFileForm.read(type, entry.priority().orElse(0) + " " + content);
            case "SRV" -> ZoneFileForm.read(type, service(entry, content));
            // In quotes or, when it was written so, without.
            case "TXT", "SPF" -> content.startsWith("\"") ? ZoneFileForm.read(type, content) : content;
            default -> ZoneFileForm.read(type, content);
        };
    }

    private static String service(Wire.Entry entry, String content) {
        return entry.data()
                .filter(data -> data.keySet().containsAll(List.of("priority", "weight", "port", "target")))
                .map(data -> number(data.get("priority")) + " " + number(data.get("weight")) + " "
                        + number(data.get("port")) + " " + data.get("target"))
                .orElseGet(() -> entry.priority().orElse(0) + " " + content);
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number number ? String.valueOf(number.longValue()) : String.valueOf(value);
    }

    /** The members of a record that its value makes. */
    static Map<String, Object> write(RecordType type, String value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (WHOLE.contains(type.name())) {
            boolean text = type.equals(RecordType.TXT) || type.name().equals("SPF");
            members.put("content", text ? ZoneFileForm.write(type, value) : value);
            return members;
        }
        if (type.equals(RecordType.MX)) {
            List<String> words = words(type, value, 2);
            members.put("priority", integer(type, value, words.get(0)));
            members.put("content", words.get(1));
            return members;
        }
        List<String> names = Optional.ofNullable(PARTS.get(type.name()))
                .orElseThrow(() -> new Failure.Unsupported(
                        "Mailhelm can't write " + type + " at Cloudflare. Write it in Cloudflare's dashboard."));
        if (type.name().equals("URI")) {
            List<String> words = words(type, value, 3);
            members.put("priority", integer(type, value, words.get(0)));
            members.put("data", parts(type, value, names, words.subList(1, 3)));
            return members;
        }
        members.put("data", parts(type, value, names, words(type, value, names.size())));
        return members;
    }

    private static Map<String, Object> parts(RecordType type, String value, List<String> names, List<String> words) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String word = words.get(i);
            if (name.startsWith("#")) {
                parts.put(name.substring(1), integer(type, value, word));
            } else {
                parts.put(name, word);
            }
        }
        return parts;
    }

    /** So many words, those in quotes as one and without the quotes; the last is all that is left. */
    private static List<String> words(RecordType type, String value, int count) {
        List<String> words = new ArrayList<>();
        String rest = value.strip();
        while (words.size() < count - 1 && !rest.isEmpty()) {
            int end = rest.startsWith("\"") ? rest.indexOf('"', 1) + 1 : rest.indexOf(' ');
            if (end <= 0) {
                break;
            }
            words.add(unquoted(rest.substring(0, end)));
            rest = rest.substring(end).strip();
        }
        boolean mayBeEmpty = type.name().equals("HTTPS") || type.name().equals("SVCB");
        if (words.size() == count - 2 && mayBeEmpty) {
            words.add(rest);
            rest = "";
        }
        if (words.size() != count - 1 || (rest.isEmpty() && !mayBeEmpty)) {
            throw wrong(type, value);
        }
        words.add(mayBeEmpty ? rest : unquoted(rest));
        return words;
    }

    private static String unquoted(String word) {
        return word.length() > 1 && word.startsWith("\"") && word.indexOf('"', 1) == word.length() - 1
                ? word.substring(1, word.length() - 1)
                : word;
    }

    private static int integer(RecordType type, String value, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw wrong(type, value);
        }
    }

    private static Failure.InvalidInput wrong(RecordType type, String value) {
        return new Failure.InvalidInput("value", type + " can't be " + value + ". Nothing was changed.");
    }
}
