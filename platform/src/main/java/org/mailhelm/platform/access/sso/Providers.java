package org.mailhelm.platform.access.sso;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.mailhelm.platform.web.Refused;

/** Finds a provider by its discovery document (OpenID Connect Discovery 1.0), which is kept for an hour. */
@Singleton
class Providers {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final ProviderCalls calls;
    private final Cache<URI, Provider> known = Caffeine.newBuilder()
            .maximumSize(8)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    @Inject
    Providers(ProviderCalls calls) {
        this.calls = calls;
    }

    /**
     * The provider of these settings.
     *
     * @throws Refused when it can't be reached or described itself wrongly
     */
    Provider of(SsoSettings settings) {
        return at(settings.discoveryUrl().orElseThrow(() -> ProviderFault.wrongAnswer("it has no address.")));
    }

    private Provider at(URI configured) {
        URI address = document(configured);
        Provider kept = known.getIfPresent(address);
        if (kept != null) {
            return kept;
        }
        Provider fresh = discover(address);
        known.put(address, fresh);
        return fresh;
    }

    /** Forgets what was kept, so that the next look is a new one. */
    void forget() {
        known.invalidateAll();
    }

    static URI document(URI configured) {
        String text = configured.toString();
        return text.endsWith(WELL_KNOWN)
                ? configured
                : URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + WELL_KNOWN);
    }

    private Provider discover(URI address) {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(calls.document(address));
        } catch (ParseException e) {
            throw ProviderFault.wrongAnswer("its description can't be read. " + e.getMessage());
        }
        String issuer = metadata.getIssuer().getValue();
        // Else one provider could speak in the name of another.
        if (!document(URI.create(issuer)).equals(address)) {
            throw ProviderFault.wrongAnswer("it calls itself " + issuer + ", so its description must be at "
                    + document(URI.create(issuer)) + ".");
        }
        for (URI endpoint : new URI[] {
            metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()
        }) {
            if (endpoint == null) {
                throw ProviderFault.wrongAnswer("its description lacks an address that signing in needs.");
            }
            if (!Addresses.safe(endpoint)) {
                throw ProviderFault.wrongAnswer("it names " + endpoint.getHost() + " without https.");
            }
        }
        return new Provider(metadata, calls);
    }
}
