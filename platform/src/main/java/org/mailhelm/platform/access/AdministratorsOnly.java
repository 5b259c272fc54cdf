package org.mailhelm.platform.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every route is for administrators, unless it says {@code @Secured(SecurityRule.IS_ANONYMOUS)}. */
@Singleton
final class AdministratorsOnly implements SecurityRule<HttpRequest<?>> {

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        Optional<RouteMatch<?>> route = route(request);
        if (route.isEmpty()) {
            return Publishers.just(SecurityRuleResult.UNKNOWN);
        }
        if (isPublic(route.get().getAnnotationMetadata())) {
            return Publishers.just(SecurityRuleResult.ALLOWED);
        }
        boolean administrator =
                authentication != null && authentication.getRoles().contains(Role.ADMINISTRATOR.name());
        return Publishers.just(administrator ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    static boolean isPublic(AnnotationMetadata route) {
        return List.of(route.stringValues(Secured.class)).equals(List.of(SecurityRule.IS_ANONYMOUS));
    }

    @SuppressWarnings("unchecked") // the framework puts route matches of unknown result there
    private static Optional<RouteMatch<?>> route(HttpRequest<?> request) {
        return request.getAttribute(HttpAttributes.ROUTE_MATCH)
                .filter(RouteMatch.class::isInstance)
                .map(match -> (RouteMatch<?>) match);
    }

    /** Before the rules of the framework, which would also let in whoever is signed in. */
    @Override
    public int getOrder() {
        return SecuredAnnotationRule.ORDER - 100;
    }
}
