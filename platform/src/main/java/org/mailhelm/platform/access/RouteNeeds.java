package org.mailhelm.platform.access;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.Allowed;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

/** Says in advance what {@link RouteRights} would say to a person in a browser, so that pages offer nothing in vain. */
@Singleton
final class RouteNeeds implements Allowed {

    // The router knows the controllers, and they know the pages.
    private final BeanProvider<Router> router;
    private final Optional<DomainNames> names;

    @Inject
    RouteNeeds(BeanProvider<Router> router, Optional<DomainNames> names) {
        this.router = router;
        this.names = names;
    }

    @Override
    public boolean allows(Rights rights, String method, String address) {
        if (rights.administrator()) {
            return true;
        }
        int end = address.indexOf('?');
        Optional<UriRouteMatch<Object, Object>> route =
                router.get().route(HttpMethod.parse(method), end < 0 ? address : address.substring(0, end));
        return route.map(match -> allows(rights, match)).orElse(true);
    }

    private boolean allows(Rights rights, UriRouteMatch<?, ?> route) {
        if (RouteRights.isPublic(route.getAnnotationMetadata())) {
            return true;
        }
        List<Right> needs = RouteRights.needs(route.getAnnotationMetadata());
        Object written = route.getVariableValues().get(RouteRights.DOMAIN);
        try {
            Optional<String> domain = written == null
                    ? Optional.empty()
                    : Optional.of(names.map(each -> each.canonical(written.toString()))
                            .orElse(written.toString()));
            return needs.stream().anyMatch(right -> RouteRights.allows(right, rights, false, domain));
        } catch (Failure.InvalidInput e) {
            return false;
        }
    }
}
