package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tags as in {@code v=DMARC1; p=none}: the form of DKIM keys (RFC 6376, section 3.2), DMARC (RFC 7489), MTA-STS (RFC
 * 8461) and TLS-RPT (RFC 8460).
 *
 * @param tags by name, in order
 * @param mistakes what can't be read, for people
 */
record TagList(Map<String, String> tags, List<String> mistakes) {

    static TagList parse(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                mistakes.add("\"" + part.strip() + "\" is no tag.");
            } else if (tags.putIfAbsent(name, part.substring(equals + 1).strip()) != null) {
                mistakes.add("The tag " + name + " stands there twice.");
            }
        }
        return new TagList(tags, mistakes);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** Whether a text begins as a record of that version does, as in {@code v=DMARC1}. */
    static boolean isVersion(String text, String version) {
        int end = text.indexOf(';');
        String first = (end < 0 ? text : text.substring(0, end)).replaceAll("\\s", "");
        return first.equals("v=" + version);
    }
}
