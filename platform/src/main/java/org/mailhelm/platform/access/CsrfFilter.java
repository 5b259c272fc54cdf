package org.mailhelm.platform.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteMatch;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.platform.web.Sessionless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing change that a foreign page caused: the browser must say that the request comes from a page of ours, and
 * the request must carry that page's token, in the header {@code X-CSRF-Token} or the field {@code csrf_token}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CsrfFilter implements Ordered, ConditionalFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CsrfFilter.class);
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final CsrfTokens tokens;
    private final OriginGuard guard;
    private final Answers answers;

    CsrfFilter(CsrfTokens tokens, OriginGuard guard, Answers answers) {
        this.tokens = tokens;
        this.guard = guard;
        this.answers = answers;
    }

    /** Asked on the event loop, so that what changes nothing needn't wait for a thread that may block. */
    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        // A browser adds cookies by itself, but never this header: no other site's page can have sent it.
        return !SAFE.contains(request.getMethod())
                && TokenFetcher.bearer(request).isEmpty();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        // The framework doesn't ask isEnabled when the request has an Origin.
        if (!isEnabled(request) || sessionless(request)) {
            return null;
        }
        if (guard.foreign(request)) {
            LOG.warn("Refused {} {}, which a page of another site sent", request.getMethod(), request.getPath());
            return answers.refusal(
                    request,
                    Refused.with(
                            HttpStatus.FORBIDDEN,
                            "cross_site",
                            "This request comes from another site. Nothing was changed. If a reverse proxy stands"
                                    + " before Mailhelm, it must pass on the Host header."));
        }
        Optional<String> token =
                Optional.ofNullable(request.getHeaders().get("X-CSRF-Token")).or(() -> CsrfField.read(request));
        return token.filter(value -> tokens.fits(request, value)).isPresent()
                ? null
                : answers.refusal(request, Refused.csrf());
    }

    private static boolean sessionless(HttpRequest<?> request) {
        return request.getAttribute(HttpAttributes.ROUTE_MATCH)
                .filter(RouteMatch.class::isInstance)
                .map(match -> (RouteMatch<?>) match)
                .filter(match -> match.getAnnotationMetadata().hasAnnotation(Sessionless.class))
                .isPresent();
    }

    /** After the check of who sends the request: a stranger is told to sign in, not that a token is missing. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
