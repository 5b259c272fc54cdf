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
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.MissingRight;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.reactivestreams.Publisher;

/**
 * Lets a request through to a route only with what the route {@link Needs}. One that says nothing is for administrators.
 * The domain in the path is read as the route itself reads it, so that no spelling of a foreign domain passes for one's
 * own.
 */
@Singleton
public final class RouteRights implements SecurityRule<HttpRequest<?>> {

    /** How paths call the domain that rights are asked for. */
    static final String DOMAIN = "domain";

    private final Optional<DomainNames> names;
    private final Denials denials;

    @Inject
    RouteRights(Optional<DomainNames> names, Denials denials) {
        this.names = names;
        this.denials = denials;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        Optional<RouteMatch<?>> route = route(request);
        if (route.isEmpty()) {
            return Publishers.just(SecurityRuleResult.UNKNOWN);
        }
        AnnotationMetadata metadata = route.get().getAnnotationMetadata();
        if (isPublic(metadata)) {
            return Publishers.just(SecurityRuleResult.ALLOWED);
        }
        Optional<SignedIn> who = SignedIn.of(authentication);
        if (who.isEmpty()) {
            return Publishers.just(SecurityRuleResult.REJECTED);
        }
        try {
            check(needs(metadata), who.get(), route.get());
        } catch (MissingRight e) {
            denials.tell(request, who.get(), e);
            return Publishers.just(e);
        } catch (RuntimeException e) {
            return Publishers.just(e);
        }
        return Publishers.just(SecurityRuleResult.ALLOWED);
    }

    private void check(List<Right> needs, SignedIn who, RouteMatch<?> route) {
        Object written = route.getVariableValues().get(DOMAIN);
        Optional<String> domain = written == null ? Optional.empty() : Optional.of(canonical(written.toString()));
        if (needs.stream().noneMatch(right -> allows(right, who.rights(), who.byToken(), domain))) {
            // Without any right on it, a domain is none of theirs: that is said first.
            if (domain.isPresent() && !who.rights().sees(domain.get())) {
                throw new MissingRight(Right.ANY_OF_DOMAIN, domain);
            }
            boolean onDomain = needs.stream().anyMatch(right -> right.scope() == Right.Scope.DOMAIN);
            throw new MissingRight(needs, onDomain ? domain : Optional.empty());
        }
    }

    static boolean allows(Right right, Rights rights, boolean token, Optional<String> domain) {
        return switch (right) {
            case SIGNED_IN -> true;
            case BROWSER -> !token;
            case TOKEN -> token;
            case ADMINISTRATOR -> rights.administrator();
            case ANY_OF_DOMAIN -> domain.map(rights::sees).orElse(false);
            default ->
                right.scope() == Right.Scope.ACCOUNT
                        ? rights.has(right)
                        : domain.map(name -> rights.has(right, name)).orElseGet(() -> rights.anywhere(right));
        };
    }

    private String canonical(String written) {
        return names.map(each -> each.canonical(written)).orElse(written);
    }

    /** Whether a route is for strangers too. */
    public static boolean isPublic(AnnotationMetadata route) {
        return List.of(route.stringValues(Secured.class)).equals(List.of(SecurityRule.IS_ANONYMOUS));
    }

    /** What a route says it needs, else its controller; without a word, an administrator. */
    public static List<Right> needs(AnnotationMetadata route) {
        // Asked for both at once, the framework would add the controller's rights to the route's own.
        Right[] own = route.getDeclaredMetadata().enumValues(Needs.class, Right.class);
        Right[] said = own.length == 0 ? route.enumValues(Needs.class, Right.class) : own;
        return said.length == 0 ? List.of(Right.ADMINISTRATOR) : List.of(said);
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
