package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;

/**
 * Our cookies: for this host and all paths, out of reach of scripts. Over https their names start with
 * {@code __Host-}, which no other host of the domain and no plain http page can set; only those names count then. SameSite
 * is Lax, because with Strict a link in a mail would open the panel signed out; nothing changes on GET.
 */
@Singleton
public final class Cookies {

    static final String SESSION = "mailhelm";
    static final String VISIT = "mailhelm-visit";
    static final String STEP = "mailhelm-step";

    private final Callers callers;

    Cookies(Callers callers) {
        this.callers = callers;
    }

    /** The value of one of our cookies. */
    public Optional<String> read(HttpRequest<?> request, String name) {
        return request.getCookies()
                .findCookie(full(request, name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    /** Lives as long as the browser runs; how long it is good is decided here, not there. */
    public Cookie write(HttpRequest<?> request, String name, String value) {
        return Cookie.of(full(request, name), value)
                .path("/")
                .httpOnly(true)
                .secure(callers.of(request).https())
                .sameSite(SameSite.Lax);
    }

    /** Has the browser forget one. */
    public Cookie forget(HttpRequest<?> request, String name) {
        return write(request, name, "").maxAge(Duration.ZERO);
    }

    private String full(HttpRequest<?> request, String name) {
        return callers.of(request).https() ? "__Host-" + name : name;
    }
}
