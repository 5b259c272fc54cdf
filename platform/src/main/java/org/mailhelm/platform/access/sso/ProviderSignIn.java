package org.mailhelm.platform.access.sso;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.access.SingleSignOn;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.web.PublicAddress;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What pages for passwords need to know of the provider. */
@Singleton
class ProviderSignIn implements SingleSignOn {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final InstallationSettings settings;
    private final Providers providers;
    private final ProviderSessions sessions;
    private final PublicAddress address;

    @Inject
    ProviderSignIn(
            InstallationSettings settings, Providers providers, ProviderSessions sessions, PublicAddress address) {
        this.settings = settings;
        this.providers = providers;
        this.sessions = sessions;
        this.address = address;
    }

    @Override
    public Optional<String> name() {
        if (!settings.given(SsoSettings.ENV_ENABLED)) {
            return Optional.empty();
        }
        return settings.find(SsoSettings.class)
                .filter(each -> each.enabled() && each.complete())
                .map(SsoSettings::providerName);
    }

    @Override
    public Optional<URI> signOut(HttpRequest<?> request, String userId) {
        Optional<String> idToken = sessions.take(request, userId);
        Optional<SsoSettings> now = settings.find(SsoSettings.class).filter(SsoSettings::complete);
        if (idToken.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        try {
            Provider provider = providers.of(now.get());
            return provider.endSession().map(endpoint -> logout(endpoint, now.get(), idToken.get()));
        } catch (Refused e) {
            // Nobody is kept signed in here because a provider is down.
            LOG.warn("Signed out here alone: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private URI logout(URI endpoint, SsoSettings now, String idToken) {
        Optional<URI> back = now.redirectUri()
                .map(uri -> uri.resolve("/login"))
                .or(() -> address.of("/login").map(URI::create));
        return new LogoutRequest(
                        endpoint,
                        hint(idToken),
                        null,
                        new ClientID(now.clientId().orElse("")),
                        back.orElse(null),
                        null,
                        null)
                .toURI();
    }

    private static @Nullable JWT hint(String idToken) {
        try {
            return idToken.isEmpty() ? null : JWTParser.parse(idToken);
        } catch (ParseException e) {
            return null;
        }
    }
}
