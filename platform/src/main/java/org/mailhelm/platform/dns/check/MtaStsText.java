package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An MTA-STS policy (RFC 8461, section 3.2), read.
 *
 * @param mode {@code enforce}, {@code testing} or {@code none}
 * @param servers names of servers; may begin with {@code *.}
 * @param mistakes what makes it useless
 */
record MtaStsText(String mode, List<String> servers, List<String> mistakes) {

    private static final List<String> MODES = List.of("enforce", "testing", "none");
    private static final long LONGEST = 31_557_600;

    static MtaStsText parse(String text) {
        String version = "";
        String mode = "";
        String age = "";
        List<String> servers = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                continue;
            }
            if (colon < 0) {
                mistakes.add("\"" + line.strip() + "\" can't be read.");
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip()) {
                case "version" -> version = version.isEmpty() ? value : version;
                case "mode" -> mode = mode.isEmpty() ? value : mode;
                case "max_age" -> age = age.isEmpty() ? value : age;
                case "mx" -> servers.add(value.toLowerCase(Locale.ROOT));
                default -> {
                    // Whatever comes later is to be ignored (section 3.2).
                }
            }
        }
        if (!version.equals("STSv1")) {
            mistakes.add("It isn't of version STSv1.");
        }
        if (!MODES.contains(mode)) {
            mistakes.add("Its mode is none of enforce, testing and none.");
        }
        if (!age.matches("\\d{1,10}") || Long.parseLong(age) > LONGEST) {
            mistakes.add("Its max_age is no number of seconds up to a year.");
        }
        if (servers.isEmpty() && !mode.equals("none")) {
            mistakes.add("It names no server (mx).");
        }
        return new MtaStsText(mode, servers, mistakes);
    }

    boolean allows(String host) {
        return servers.stream()
                .anyMatch(pattern -> pattern.startsWith("*.")
                        ? host.endsWith(pattern.substring(1))
                                && host.indexOf('.') == host.length() - pattern.length() + 1
                        : pattern.equals(host));
    }
}
