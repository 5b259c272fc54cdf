package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.secret.Hmac;
import org.mailhelm.platform.secret.Keys;

/**
 * Tokens that forms carry. Each belongs to one session, or, before anybody is signed in, to one visit: a random cookie. A
 * foreign page can neither read the token nor make one.
 */
@Singleton
final class CsrfTokens {

    private static final int KEY_BYTES = 32;
    private static final String NEW_VISIT = "mailhelm.new-visit";

    private final Hmac key;
    private final Secrets secrets;
    private final Cookies cookies;

    CsrfTokens(Keys keys, Secrets secrets, Cookies cookies) {
        this.key = new Hmac(keys.derive("csrf", KEY_BYTES));
        this.secrets = secrets;
        this.cookies = cookies;
    }

    /** The token for a page that answers this request. */
    String of(HttpRequest<?> request) {
        return SignedIn.of(request)
                .map(user -> sign("session", user.sessionId()))
                .orElseGet(() -> sign("visit", visitOf(request)));
    }

    /** Whether a token belongs to whoever sends the request. */
    boolean fits(HttpRequest<?> request, String token) {
        List<String> good = new ArrayList<>();
        Optional<SignedIn> user = SignedIn.of(request);
        user.ifPresent(signedIn -> good.add(sign("session", signedIn.sessionId())));
        // A sign-in page may be sent after another tab signed in already.
        if (user.isEmpty()
                || request.getPath().equals("/login")
                || request.getPath().startsWith("/login/")) {
            visit(request).ifPresent(visit -> good.add(sign("visit", visit)));
        }
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return good.stream().anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), given));
    }

    /** The visit of a browser that nobody is signed in with; begun with the answer if there is none. */
    String visitOf(HttpRequest<?> request) {
        return visit(request).orElseGet(() -> beginVisit(request));
    }

    /** The visit that begins with the answer to this request. */
    Optional<String> newVisit(HttpRequest<?> request) {
        return request.getAttribute(NEW_VISIT, String.class);
    }

    private Optional<String> visit(HttpRequest<?> request) {
        return newVisit(request).or(() -> cookies.read(request, Cookies.VISIT));
    }

    private String beginVisit(HttpRequest<?> request) {
        String visit = secrets.token();
        request.setAttribute(NEW_VISIT, visit);
        return visit;
    }

    private String sign(String kind, String id) {
        byte[] signature = key.of((kind + ":" + id).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
