package org.mailhelm.platform.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.mailhelm.platform.access.caller.Callers;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds who sent {@code Authorization: Bearer …}: an API token, or a key of the environment. A request with that header is
 * never anybody else's, so that a bad token beside a good cookie gets nothing, and needs no form token.
 */
@Singleton
final class TokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final ConfiguredKeys keys;
    private final TokenLimits limits;
    private final Strangers strangers;
    private final Callers callers;
    private final Scheduler threads;

    @Inject
    TokenFetcher(
            ApiTokens tokens,
            ConfiguredKeys keys,
            TokenLimits limits,
            Strangers strangers,
            Callers callers,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.keys = keys;
        this.limits = limits;
        this.strangers = strangers;
        this.callers = callers;
        this.threads = Schedulers.fromExecutorService(executor);
    }

    /** What stands behind {@code Bearer}. */
    static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<String> secret = bearer(request);
        if (secret.isEmpty() || request.getPath().startsWith("/assets/")) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> find(request, secret.get()))
                .subscribeOn(threads)
                .flatMap(Mono::justOrEmpty)
                .map(who -> {
                    who.rights().keepIn(request);
                    return who.authentication();
                });
    }

    private Optional<SignedIn> find(HttpRequest<?> request, String secret) {
        String address = callers.of(request).address();
        Optional<SignedIn> who = keys.find(secret).or(() -> tokens.find(secret, address));
        if (who.isPresent()) {
            limits.take(request, who.get());
        } else {
            strangers.token(request);
        }
        return who;
    }
}
