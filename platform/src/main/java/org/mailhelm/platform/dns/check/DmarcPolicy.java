package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A DMARC record (RFC 7489, section 6.3, and the tags that came later), read.
 *
 * @param tags as they stand there, by name in lower case
 * @param mistakes what receivers can't follow
 */
record DmarcPolicy(Map<String, String> tags, List<String> mistakes) {

    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");
    private static final Set<String> POLICY_TAGS = Set.of("p", "sp", "np");
    private static final Map<String, String> USUAL = Map.of(
            "p", "none", "adkim", "r", "aspf", "r", "pct", "100", "fo", "0", "rf", "afrf", "ri", "86400", "t", "n",
            "psd", "u");
    private static final int ALL = 100;

    static boolean isDmarc(String text) {
        return TagList.isVersion(text, "DMARC1");
    }

    static DmarcPolicy parse(String text) {
        TagList list = TagList.parse(text);
        List<String> mistakes = new ArrayList<>(list.mistakes());
        Map<String, String> tags = new java.util.LinkedHashMap<>();
        list.tags().forEach((name, value) -> tags.put(name.toLowerCase(Locale.ROOT), value));
        if (!isDmarc(text)) {
            mistakes.add("It must begin with v=DMARC1.");
        }
        if (!tags.containsKey("p")) {
            mistakes.add("It says no policy (p=).");
        }
        tags.forEach((name, value) -> mistake(name, value).ifPresent(mistakes::add));
        return new DmarcPolicy(tags, mistakes);
    }

    private static Optional<String> mistake(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean sound = switch (name) {
            case "p", "sp", "np" -> POLICIES.contains(lower);
            case "adkim", "aspf" -> lower.equals("r") || lower.equals("s");
            case "pct" -> lower.matches("\\d{1,3}") && Integer.parseInt(lower) <= ALL;
            case "ri" -> lower.matches("\\d{1,10}");
            case "t" -> lower.equals("y") || lower.equals("n");
            case "psd" -> lower.equals("y") || lower.equals("n") || lower.equals("u");
            case "fo" -> Arrays.stream(lower.split(":")).map(String::strip).allMatch(part -> part.matches("[01ds]"));
            case "rua", "ruf" ->
                !addresses(value).isEmpty()
                        && addresses(value).stream()
                                .allMatch(address -> address.matches("(?i)[a-z][a-z0-9+.-]*:[^\\s,]+"));
            default -> true;
        };
        return sound ? Optional.empty() : Optional.of("The tag " + name + " can't be \"" + value + "\".");
    }

    /** What a tag comes to, also where it doesn't stand there. */
    String value(String tag) {
        String there = tags.get(tag);
        if (there != null) {
            return tag.equals("rua") || tag.equals("ruf") ? there : there.toLowerCase(Locale.ROOT);
        }
        return switch (tag) {
            case "sp" -> value("p");
            case "np" -> value("sp");
            default -> USUAL.getOrDefault(tag, "");
        };
    }

    /** Where reports go: the mail addresses' domains. */
    List<String> reportDomains() {
        return addresses(tags.getOrDefault("rua", "") + "," + tags.getOrDefault("ruf", "")).stream()
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith("mailto:") && address.indexOf('@') > 0)
                .map(address -> address.substring(address.lastIndexOf('@') + 1).replaceAll("!.*", ""))
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The tags that the other names and that are weaker or other here. */
    List<String> below(DmarcPolicy wanted) {
        return wanted.tags().keySet().stream()
                .filter(tag -> !tag.equals("v") && below(tag, wanted))
                .toList();
    }

    private boolean below(String tag, DmarcPolicy wanted) {
        String here = value(tag);
        String there = wanted.value(tag);
        if (here.equals(there)) {
            return false;
        }
        if (POLICY_TAGS.contains(tag)) {
            return POLICIES.indexOf(here) < POLICIES.indexOf(there);
        }
        return switch (tag) {
            // Strict keeps what relaxed asks for.
            case "adkim", "aspf" -> there.equals("s");
            case "pct" -> !here.matches("\\d{1,3}") || Integer.parseInt(here) < Integer.parseInt(there);
            case "rua", "ruf" -> !addresses(here).containsAll(addresses(there));
            default -> true;
        };
    }

    private static List<String> addresses(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }
}
