package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user behind a request, as the database says for this very request.
 *
 * @param userId assigned once and never changed
 * @param loginName what is typed to sign in; lower case, unique
 * @param displayName for people
 * @param role of the user now
 * @param sessionId the session that the request belongs to; not the secret token
 */
public record SignedIn(String userId, String loginName, String displayName, Role role, String sessionId)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "mailhelm.signed-in";

    /** Who sent the request, if anybody is signed in. */
    public static Optional<SignedIn> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(authentication -> authentication.getAttributes().get(ATTRIBUTE))
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    static SignedIn required(HttpRequest<?> request) {
        return of(request).orElseThrow(() -> new IllegalStateException("The route lets strangers in."));
    }

    static SignedIn of(Session session) {
        User user = session.user();
        return new SignedIn(user.id(), user.loginName(), user.displayName(), user.role(), session.id());
    }

    Authentication authentication() {
        return Authentication.build(loginName, List.of(role.name()), Map.of(ATTRIBUTE, this));
    }
}
