package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds the session of a request by its cookie. The database is asked off the event loop. */
@Singleton
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final Sessions sessions;
    private final Cookies cookies;

    SessionFetcher(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (request.getPath().startsWith("/assets/")) {
            return Mono.empty();
        }
        return Mono.justOrEmpty(cookies.read(request, Cookies.SESSION))
                .flatMap(token -> Mono.fromCallable(() -> sessions.find(token))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(Mono::justOrEmpty))
                .map(session -> SignedIn.of(session).authentication());
    }
}
