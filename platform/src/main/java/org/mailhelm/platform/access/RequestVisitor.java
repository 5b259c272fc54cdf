package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.web.CurrentVisitor;
import org.mailhelm.ui.Permit;
import org.mailhelm.ui.Viewer;

/** Tells pages who looks at them. */
@Singleton
final class RequestVisitor implements CurrentVisitor {

    private final CsrfTokens tokens;
    private final RouteNeeds needs;

    RequestVisitor(CsrfTokens tokens, RouteNeeds needs) {
        this.tokens = tokens;
        this.needs = needs;
    }

    @Override
    public Optional<Viewer> viewer(HttpRequest<?> request) {
        return SignedIn.of(request)
                .map(user -> new Viewer(
                        user.displayName(),
                        user.role().title(),
                        user.rights().administrator()
                                ? Permit.EVERYTHING
                                : (method, address) -> needs.allows(user.rights(), method, address)));
    }

    @Override
    public String csrfToken(HttpRequest<?> request) {
        return tokens.of(request);
    }
}
