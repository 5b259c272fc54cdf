package org.mailhelm.platform.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;

/** What the browser itself says about the page that caused a request. */
@Singleton
final class OriginGuard {

    private final Callers callers;

    OriginGuard(Callers callers) {
        this.callers = callers;
    }

    /** True when another site's page caused it. Programs other than browsers send neither header. */
    boolean foreign(HttpRequest<?> request) {
        Optional<String> site = header(request, "Sec-Fetch-Site");
        if (site.isPresent()) {
            return !site.get().equals("same-origin") && !site.get().equals("none");
        }
        return header(request, HttpHeaders.ORIGIN)
                .map(origin -> !sameAuthority(origin, callers.of(request).authority()))
                .orElse(false);
    }

    private static boolean sameAuthority(String origin, String ours) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && Callers.authority(origin.substring(scheme + 3)).equals(ours);
    }

    private static Optional<String> header(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }
}
