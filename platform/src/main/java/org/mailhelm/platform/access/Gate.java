package org.mailhelm.platform.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.config.SecurityConfiguration;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import java.util.Collection;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The framework's security filter, which answers refusals itself. As exceptions they would cost the framework a search
 * through all beans for who handles them, more than the whole of a good request; and strangers can ask for them at will.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
@Replaces(SecurityFilter.class)
class Gate extends SecurityFilter {

    private final SignInRequired signIn;
    private final Answers answers;

    Gate(
            Collection<SecurityRule<HttpRequest<?>>> rules,
            Collection<AuthenticationFetcher<HttpRequest<?>>> fetchers,
            SecurityConfiguration configuration,
            SignInRequired signIn,
            Answers answers) {
        super(rules, fetchers, configuration);
        this.signIn = signIn;
        this.answers = answers;
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        return Flux.from(super.doFilter(request, chain))
                .onErrorResume(AuthorizationException.class, e -> Mono.just(signIn.handle(request, e)))
                .onErrorResume(Refused.class, e -> Mono.just(answers.refusal(request, e)));
    }
}
