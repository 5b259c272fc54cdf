package org.mailhelm.platform.dns.desired;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;

/**
 * A DMARC record (RFC 7489, and {@code np}, {@code t} and {@code psd} of its successor).
 *
 * @param tags in their order, names in lower case
 */
public record DmarcRecord(Map<String, String> tags) {

    /** The field that checks name. */
    static final String FIELD = "dmarc_record";

    private static final int LONGEST = 1000;
    private static final String VERSION = "DMARC1";
    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");
    private static final Pattern PERCENT = Pattern.compile("0|[1-9][0-9]?|100");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SIZE_LIMIT = Pattern.compile("![0-9]+[kmgt]?$");
    private static final Map<String, String> DEFAULTS = Map.of(
            "adkim", "r", "aspf", "r", "pct", "100", "fo", "0", "ri", "86400", "rf", "afrf", "t", "n", "psd", "u");
    private static final Set<String> CASE_MATTERS = Set.of("rua", "ruf");

    /** Keeps a copy in order. */
    public DmarcRecord {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** Whether a text means to be one. */
    public static boolean claims(String text) {
        String[] parts = text.split(";", 2);
        return parts[0].replaceAll("\\s", "").equalsIgnoreCase("v=" + VERSION);
    }

    /** What receivers read of a text; empty when they would ignore it. */
    public static Optional<DmarcRecord> read(String text) {
        if (!claims(text)) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return POLICIES.contains(tags.getOrDefault("p", "").toLowerCase(Locale.ROOT))
                ? Optional.of(new DmarcRecord(tags))
                : Optional.empty();
    }

    /**
     * What somebody wrote, strictly: a typing error must not become a policy that receivers ignore.
     *
     * @throws Failure.InvalidInput with field {@code dmarc_record}, saying which tag is wrong
     */
    public static DmarcRecord check(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw refused("A DMARC record has at most " + LONGEST + " characters, none of them outside ASCII.");
        }
        if (!claims(text)) {
            throw refused("A DMARC record begins with v=" + VERSION + ".");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                throw refused("“" + part.strip() + "” is no tag. Tags are written name=value, with ; between them.");
            }
            if (tags.put(name, part.substring(equals + 1).strip()) != null) {
                throw refused("The tag " + name + " is there twice.");
            }
        }
        tags.forEach(DmarcRecord::check);
        if (!tags.containsKey("p")) {
            throw refused("The record needs the tag p: none, quarantine or reject.");
        }
        return new DmarcRecord(tags);
    }

    private static void check(String name, String value) {
        String plain = value.toLowerCase(Locale.ROOT);
        boolean fine = switch (name) {
            case "v" -> plain.equals(VERSION.toLowerCase(Locale.ROOT));
            case "p", "sp", "np" -> POLICIES.contains(plain);
            case "adkim", "aspf" -> Set.of("r", "s").contains(plain);
            case "pct" -> PERCENT.matcher(plain).matches();
            case "fo" -> Set.of("0", "1", "d", "s").containsAll(List.of(plain.split(":")));
            case "rf" -> plain.equals("afrf");
            case "ri" -> SECONDS.matcher(plain).matches();
            case "t" -> Set.of("y", "n").contains(plain);
            case "psd" -> Set.of("y", "n", "u").contains(plain);
            case "rua", "ruf" -> {
                for (String address : value.split(",")) {
                    reportAddress(FIELD, SIZE_LIMIT.matcher(address.strip()).replaceAll(""));
                }
                yield true;
            }
            default -> throw refused("DMARC has no tag " + name + ".");
        };
        if (!fine) {
            throw refused("The tag " + name + " can't be “" + value + "”. " + allowed(name));
        }
    }

    private static String allowed(String name) {
        return switch (name) {
            case "p", "sp", "np" -> "It is none, quarantine or reject.";
            case "adkim", "aspf" -> "It is r (relaxed) or s (strict).";
            case "pct" -> "It is a whole number from 0 to 100.";
            case "fo" -> "It is 0, 1, d or s, with : between several.";
            case "ri" -> "It is a number of seconds.";
            default -> "See RFC 7489.";
        };
    }

    /**
     * An address that reports go to, as records name it: {@code mailto:} is put before a bare mail address.
     *
     * @throws Failure.InvalidInput for the field when it is none
     */
    static String reportAddress(String field, String text) {
        String plain = text.strip();
        String address = plain.regionMatches(true, 0, "mailto:", 0, 7) ? plain.substring(7) : plain;
        try {
            if (address.chars().noneMatch(c -> c <= ' ' || c == ',' || c == ';' || c == '!')) {
                MailAddress.parse(address);
                return "mailto:" + address;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Failure.InvalidInput(
                field, "“" + plain + "” is no address for reports. Write it as mailto:dmarc@example.com.");
    }

    /** The value of a tag, or what receivers take for it when it isn't there. */
    public String tag(String name) {
        String value = tags.get(name);
        if (value != null) {
            return value;
        }
        return name.equals("sp") || name.equals("np") ? tags.getOrDefault("p", "") : DEFAULTS.getOrDefault(name, "");
    }

    /** Whether both ask receivers for the same. */
    public boolean agrees(DmarcRecord other) {
        return meaning().equals(other.meaning());
    }

    private Map<String, String> meaning() {
        Map<String, String> meaning = new TreeMap<>();
        tags.forEach((name, value) -> meaning.put(
                name,
                CASE_MATTERS.contains(name)
                        ? value.replaceAll("\\s", "")
                        : value.toLowerCase(Locale.ROOT).replaceAll("\\s", "")));
        meaning.entrySet().removeIf(tag -> tag.getValue().equals(DEFAULTS.get(tag.getKey())));
        String policy = meaning.getOrDefault("p", "");
        meaning.entrySet()
                .removeIf(tag -> Set.of("sp", "np").contains(tag.getKey())
                        && tag.getValue().equals(policy));
        return meaning;
    }

    /** As it is published. */
    public String text() {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Failure.InvalidInput refused(String message) {
        return new Failure.InvalidInput(FIELD, message);
    }
}
