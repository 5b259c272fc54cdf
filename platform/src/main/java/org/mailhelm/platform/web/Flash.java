package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;

/**
 * Toasts that wait in a cookie for the page after a redirect. The visitor could write it as well as we, so it is only
 * ever shown, escaped, to that visitor. No secret belongs here.
 */
final class Flash {

    static final String COOKIE = "mailhelm_flash";

    private static final char BETWEEN_TOASTS = 0x1e;
    private static final char BETWEEN_PARTS = 0x1f;
    private static final int PARTS = 5;
    private static final int MOST = 4;
    private static final int LONGEST = 400;

    private Flash() {}

    static Cookie keep(List<Toast> toasts, boolean secure) {
        StringBuilder text = new StringBuilder();
        for (Toast toast : toasts.subList(0, Math.min(MOST, toasts.size()))) {
            text.append(text.isEmpty() ? "" : BETWEEN_TOASTS)
                    .append(toast.state().name())
                    .append(BETWEEN_PARTS)
                    .append(plain(toast.title()))
                    .append(BETWEEN_PARTS)
                    .append(plain(toast.detail()))
                    .append(BETWEEN_PARTS)
                    .append(plain(toast.link().map(Link::label).orElse("")))
                    .append(BETWEEN_PARTS)
                    .append(plain(toast.link().map(Link::href).orElse("")));
        }
        String value = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
        return cookie(value, Duration.ofMinutes(1), secure);
    }

    static Cookie forget(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    static boolean waits(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).isPresent();
    }

    static List<Toast> read(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(cookie -> parse(cookie.getValue()))
                .orElse(List.of());
    }

    private static List<Toast> parse(String value) {
        List<Toast> toasts = new ArrayList<>();
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            for (String one : text.split(String.valueOf(BETWEEN_TOASTS), MOST)) {
                String[] parts = one.split(String.valueOf(BETWEEN_PARTS), PARTS);
                if (parts.length == PARTS) {
                    Optional<Link> link =
                            parts[4].isEmpty() ? Optional.empty() : Optional.of(new Link(parts[3], parts[4]));
                    toasts.add(new Toast(State.valueOf(parts[0]), parts[1], parts[2], link));
                }
            }
        } catch (IllegalArgumentException e) {
            // Not written by us, or by another version: nothing to show.
            return List.of();
        }
        return toasts;
    }

    private static String plain(String text) {
        String kept = text.replace(BETWEEN_TOASTS, ' ').replace(BETWEEN_PARTS, ' ');
        return kept.length() <= LONGEST ? kept : kept.substring(0, LONGEST - 1) + "…";
    }

    private static Cookie cookie(String value, Duration life, boolean secure) {
        return Cookie.of(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .maxAge(life);
    }
}
