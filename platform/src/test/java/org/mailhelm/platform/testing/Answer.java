package org.mailhelm.platform.testing;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the host answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]*)\"");

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Where a redirect leads; empty when it is none. */
    public String location() {
        return header("Location").orElse("");
    }

    /** The token of the page. */
    public Optional<String> csrf() {
        Matcher matcher = CSRF.matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
