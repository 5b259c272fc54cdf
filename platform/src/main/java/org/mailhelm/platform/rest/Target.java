package org.mailhelm.platform.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;

/**
 * The base address, and the addresses below it.
 *
 * @param origin scheme, host and port; what logs and messages show, because paths may hold secrets
 * @param path the path of the base, without a final slash
 */
record Target(String origin, String path) {

    private static final Pattern PLACE = Pattern.compile("\\{[^{}/]*\\}");
    private static final Pattern LITERAL = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");
    private static final String UNRESERVED = "-._~";

    static Target of(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("The address must begin with http:// or https://.");
        }
        if (base.getHost() == null || base.getHost().isEmpty()) {
            throw refused("The address names no host.");
        }
        if (base.getRawUserInfo() != null) {
            throw refused("The address must not hold a user name or password.");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw refused("The address must end before a question mark or a number sign.");
        }
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        checkSegments(path);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return new Target(scheme + "://" + base.getHost() + port, path);
    }

    /** Host and port, for messages. */
    String place() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    /** The whole address, without a query. */
    String at(String template, String... variables) {
        Matcher places = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        int count = 0;
        int last = 0;
        while (places.find()) {
            filled.append(literal(template.substring(last, places.start())));
            if (count == variables.length) {
                throw new IllegalArgumentException("too few variables for " + template);
            }
            filled.append(segment(variables[count++]));
            last = places.end();
        }
        filled.append(literal(template.substring(last)));
        if (count != variables.length) {
            throw new IllegalArgumentException("too many variables for " + template);
        }
        checkSegments(filled.toString());
        String separator = filled.isEmpty() || filled.charAt(0) == '/' ? "" : "/";
        return origin + path + separator + filled;
    }

    private static String literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw refused("This is no path: " + printable(text));
        }
        return text;
    }

    private static String segment(String variable) {
        if (variable.isEmpty()) {
            throw refused("A part of the address is empty.");
        }
        // Servers differ in when they decode, so what could become a step up anywhere is refused everywhere.
        for (String part : variable.replaceAll("(?i)%2e", ".")
                .replaceAll("(?i)%2f|%5c|\\\\", "/")
                .split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                throw refused("A part of the address must not be a dot or two: " + printable(variable));
            }
        }
        return encode(variable);
    }

    private static void checkSegments(String path) {
        for (String segment : path.split("/", -1)) {
            String decoded = segment.replaceAll("(?i)%2e", ".");
            if (decoded.equals(".") || decoded.equals("..")) {
                throw refused("A part of the address must not be a dot or two.");
            }
        }
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static String printable(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    private static Failure refused(String message) {
        return new Failure.InvalidInput("address", message);
    }
}
