package org.mailhelm.platform.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Gives a browser its new session and takes the one away that it came with. */
@Singleton
class SessionCookie {

    private final Sessions sessions;
    private final Cookies cookies;

    SessionCookie(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** A browser never keeps a session across a sign-in, so one that somebody else planted is of no use. */
    MutableHttpResponse<?> replace(HttpRequest<?> request, MutableHttpResponse<?> response, String token) {
        end(request);
        return response.cookie(cookies.write(request, Cookies.SESSION, token))
                .cookie(cookies.forget(request, Cookies.VISIT))
                .cookie(cookies.forget(request, Cookies.STEP));
    }

    /** Signs the browser out, and tells it to forget what it kept of our pages. */
    MutableHttpResponse<?> remove(HttpRequest<?> request, MutableHttpResponse<?> response) {
        end(request);
        return response.cookie(cookies.forget(request, Cookies.SESSION))
                .header("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    static String agent(HttpRequest<?> request) {
        return request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
    }

    private void end(HttpRequest<?> request) {
        SignedIn.of(request).ifPresent(user -> sessions.end(user.userId(), user.sessionId()));
    }
}
