package org.mailhelm.platform.right;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The caller lacks a right. Answered with 403; the message names the right, and the domain where it is about one. */
public final class MissingRight extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One right is missing. */
    public MissingRight(Right right, Optional<String> domain) {
        this(List.of(right), domain);
    }

    /** One of several would do. */
    public MissingRight(List<Right> rights, Optional<String> domain) {
        super(message(rights, domain));
    }

    private static String message(List<Right> rights, Optional<String> domain) {
        String on = domain.map(name -> " on " + name).orElse("");
        if (rights.contains(Right.BROWSER)) {
            return "This is done in the browser, not with a token. Nothing was changed.";
        }
        if (rights.contains(Right.TOKEN)) {
            return "This is for API tokens that were made in Mailhelm. Nothing was changed.";
        }
        if (rights.contains(Right.ADMINISTRATOR)) {
            return "Only administrators may do this. Nothing was changed.";
        }
        if (rights.contains(Right.ANY_OF_DOMAIN)) {
            return "You have no access" + domain.map(name -> " to " + name).orElse("") + ".";
        }
        return "This needs the permission " + rights.stream().map(Right::text).collect(Collectors.joining(" or ")) + on
                + ". Nothing was changed.";
    }
}
