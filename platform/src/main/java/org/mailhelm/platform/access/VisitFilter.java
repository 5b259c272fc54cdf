package org.mailhelm.platform.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Gives a browser that isn't signed in the cookie that the form tokens of its visit belong to. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class VisitFilter implements Ordered {

    private final CsrfTokens tokens;
    private final Cookies cookies;

    VisitFilter(CsrfTokens tokens, Cookies cookies) {
        this.tokens = tokens;
        this.cookies = cookies;
    }

    @ResponseFilter
    void begin(HttpRequest<?> request, MutableHttpResponse<?> response) {
        tokens.newVisit(request).ifPresent(visit -> response.cookie(cookies.write(request, Cookies.VISIT, visit)));
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
