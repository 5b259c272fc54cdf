package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.right.Rights;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds the session of a request by its cookie. The database is asked off the event loop. */
@Singleton
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final Sessions sessions;
    private final Cookies cookies;
    private final Grants grants;
    private final FactorPolicy policy;
    private final Strangers strangers;
    private final Scheduler threads;

    SessionFetcher(
            Sessions sessions,
            Cookies cookies,
            Grants grants,
            FactorPolicy policy,
            Strangers strangers,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.grants = grants;
        this.policy = policy;
        this.strangers = strangers;
        this.threads = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (request.getPath().startsWith("/assets/")
                || TokenFetcher.bearer(request).isPresent()) {
            return Mono.empty();
        }
        return Mono.justOrEmpty(cookies.read(request, Cookies.SESSION))
                .flatMap(token -> Mono.fromCallable(() -> find(request, token))
                        .subscribeOn(threads)
                        .flatMap(Mono::justOrEmpty))
                .map(user -> {
                    user.rights().keepIn(request);
                    return user.authentication();
                });
    }

    private Optional<SignedIn> find(HttpRequest<?> request, String token) {
        Optional<Session> session = sessions.find(token);
        if (session.isEmpty()) {
            strangers.session(request);
        }
        return session.flatMap(this::signedIn);
    }

    /** Nobody, when a second factor is wanted of the user that this session began without: signing in again asks for it. */
    private Optional<SignedIn> signedIn(Session session) {
        Rights rights = grants.of(session.user());
        return session.strong() || !policy.demand().means(rights)
                ? Optional.of(SignedIn.of(session, rights))
                : Optional.empty();
    }
}
