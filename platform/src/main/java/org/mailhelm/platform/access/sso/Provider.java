package org.mailhelm.platform.access.sso;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.web.Refused;

/**
 * A provider as it describes itself, and its keys. Keys are kept for a quarter of an hour and fetched anew when a token
 * names one that is not among them.
 */
final class Provider {

    /** Signatures by a key that the provider alone has: none without, and none that our client secret could make. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final long KEPT = 900_000;
    private static final long PATIENCE = 10_000;
    // A token with an unknown key must not make us ask again and again.
    private static final long BETWEEN_FETCHES = 1_000;

    private final OIDCProviderMetadata metadata;
    private final JWKSource<SecurityContext> keys;

    Provider(OIDCProviderMetadata metadata, ProviderCalls calls) {
        this.metadata = metadata;
        try {
            this.keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(), address -> fetch(calls, URI.create(address.toString())))
                    .refreshAheadCache(false)
                    .cache(KEPT, PATIENCE)
                    .rateLimited(BETWEEN_FETCHES)
                    .build();
        } catch (MalformedURLException e) {
            throw ProviderFault.wrongAnswer("the address of its keys is none.");
        }
    }

    private static Resource fetch(ProviderCalls calls, URI address) throws IOException {
        try {
            return new Resource(calls.document(address), "application/json");
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    OIDCProviderMetadata metadata() {
        return metadata;
    }

    JWKSource<SecurityContext> keys() {
        return keys;
    }

    String issuer() {
        return metadata.getIssuer().getValue();
    }

    Optional<URI> endSession() {
        return Optional.ofNullable(metadata.getEndSessionEndpointURI()).filter(Addresses::safe);
    }

    /** How many keys it publishes that we would believe. */
    int keyCount() {
        try {
            return keys.get(
                            new JWKSelector(
                                    new JWKMatcher.Builder().publicOnly(false).build()),
                            null)
                    .size();
        } catch (KeySourceException e) {
            throw ProviderFault.wrongAnswer("its keys can't be read. " + e.getMessage());
        }
    }
}
