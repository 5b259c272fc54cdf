package org.mailhelm.platform.rest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;

/** What may be a header. */
final class Headers {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> OURS = Set.of("content-length", "transfer-encoding", "connection", "upgrade");

    private Headers() {}

    /** Refuses what would end the header or change how the request is framed. */
    static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new Failure.InvalidInput("header", "This is no name of a header.");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Failure.InvalidInput("header", "The header " + name + " is not the caller's to set.");
        }
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
            throw new Failure.InvalidInput("header", "The header " + name + " must not hold a line break.");
        }
    }
}
