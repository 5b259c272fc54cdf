package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;

/** Signing in at an identity provider, as the pages of passwords need to know of it. */
public interface SingleSignOn {

    /** What the provider is called on buttons; empty while nobody can sign in there. Asks nobody. */
    Optional<String> name();

    /** Where to send a browser that signs out, so that the provider ends its session too; empty when it has none. */
    Optional<URI> signOut(HttpRequest<?> request, String userId);
}
