package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.right.Rights;

/**
 * Who is behind a request, as the database says for this very request: a user in a browser, or a token of a user.
 *
 * @param userId assigned once and never changed; empty for a key of the environment, which no user has made
 * @param loginName what is typed to sign in; lower case, unique
 * @param displayName for people
 * @param role of the user now
 * @param rights what may be done in this request
 * @param sessionId the session that the request belongs to, not the secret token; empty for API tokens
 * @param tokenId the API token that the request came with; empty for sessions
 */
public record SignedIn(
        String userId, String loginName, String displayName, Role role, Rights rights, String sessionId, String tokenId)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "mailhelm.signed-in";

    /** Who sent the request, if anybody is signed in. */
    public static Optional<SignedIn> of(HttpRequest<?> request) {
        return of(request.getUserPrincipal(Authentication.class).orElse(null));
    }

    static Optional<SignedIn> of(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .map(known -> known.getAttributes().get(ATTRIBUTE))
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    /** Who sent the request to a route that lets no stranger in. */
    public static SignedIn required(HttpRequest<?> request) {
        return of(request).orElseThrow(() -> new IllegalStateException("The route lets strangers in."));
    }

    static SignedIn of(Session session, Rights rights) {
        User user = session.user();
        return new SignedIn(user.id(), user.loginName(), user.displayName(), user.role(), rights, session.id(), "");
    }

    /** Whether a program with an API token asks, not a person in a browser. */
    public boolean byToken() {
        return !tokenId.isEmpty();
    }

    Authentication authentication() {
        return Authentication.build(loginName, List.of(role.name()), Map.of(ATTRIBUTE, this));
    }
}
