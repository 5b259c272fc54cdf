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
    private final Grants grants;

    SessionFetcher(Sessions sessions, Cookies cookies, Grants grants) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.grants = grants;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (request.getPath().startsWith("/assets/")
                || TokenFetcher.bearer(request).isPresent()) {
            return Mono.empty();
        }
        return Mono.justOrEmpty(cookies.read(request, Cookies.SESSION))
                .flatMap(token -> Mono.fromCallable(() ->
                                sessions.find(token).map(session -> SignedIn.of(session, grants.of(session.user()))))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(Mono::justOrEmpty))
                .map(user -> {
                    user.rights().keepIn(request);
                    return user.authentication();
                });
    }
}
