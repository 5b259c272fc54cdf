package org.mailhelm.platform.access.sso;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.Cookies;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.web.PublicAddress;
import org.mailhelm.platform.web.Refused;

/** The way to the provider and back. */
@Singleton
class SignInFlow {

    private final InstallationSettings settings;
    private final Providers providers;
    private final CodeExchange codes;
    private final Attempts attempts;
    private final PublicAddress address;
    private final Cookies cookies;

    @Inject
    SignInFlow(
            InstallationSettings settings,
            Providers providers,
            CodeExchange codes,
            Attempts attempts,
            PublicAddress address,
            Cookies cookies) {
        this.settings = settings;
        this.providers = providers;
        this.codes = codes;
        this.attempts = attempts;
        this.address = address;
        this.cookies = cookies;
    }

    /** Where to send the browser, and what it has to remember. */
    record Departure(URI address, Cookie cookie) {}

    /** The settings as they are, when there is enough in them to talk to a provider. */
    SsoSettings settings() {
        return settings.find(SsoSettings.class)
                .filter(SsoSettings::complete)
                .orElseThrow(() -> Refused.with(HttpStatus.NOT_FOUND, "sso_off", "Single sign-on isn't set up here."));
    }

    /** @throws Refused when the provider can't be reached or isn't set up wholly */
    Departure depart(HttpRequest<?> request, Attempts.Wish wish) {
        SsoSettings now = settings();
        Provider provider = providers.of(now);
        String back = now.redirectUri()
                .map(URI::toString)
                .or(() -> address.of(SsoSettings.CALLBACK))
                .orElseThrow(() -> Refused.with(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "sso_incomplete",
                        "Single sign-on lacks its redirect address: an administrator has to enter it, or set"
                                + " MANAGER_PUBLIC_URL."));
        Attempts.Begun begun = attempts.begin(request, wish, back);
        Scope scope = Scope.parse(now.scopes());
        scope.add("openid");
        AuthenticationRequest.Builder asked = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(now.clientId().orElse("")), URI.create(back))
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.attempt().nonce()))
                .codeChallenge(new CodeVerifier(begun.attempt().verifier()), CodeChallengeMethod.S256);
        if (wish.purpose() == Attempt.Purpose.PROOF) {
            // What the provider remembers of the browser proves nothing about who sits at it.
            asked.prompt(Prompt.Type.LOGIN);
        }
        return new Departure(asked.build().toURI(), cookies.write(request, Attempts.COOKIE, begun.browser()));
    }

    /** The attempt that a browser returns from; empty for none of ours. It can't be used again. */
    Optional<Attempt> returned(HttpRequest<?> request, Map<String, String> query) {
        return attempts.returned(request, query.getOrDefault("state", ""));
    }

    /**
     * Whom the provider vouches for.
     *
     * @throws Refused when it doesn't, or not as it should
     */
    CodeExchange.Proof proof(Attempt attempt, Map<String, String> query) {
        SsoSettings now = settings();
        Provider provider = providers.of(now);
        String issuer = query.get("iss");
        boolean says = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (issuer == null ? says : !issuer.equals(provider.issuer())) {
            throw ProviderFault.wrongAnswer("it comes from another issuer.");
        }
        String error = query.getOrDefault("error", "");
        if (!error.isEmpty()) {
            boolean denied = error.equals("access_denied");
            throw Refused.with(
                    denied ? HttpStatus.FORBIDDEN : HttpStatus.BAD_GATEWAY,
                    "provider_refused",
                    denied
                            ? "You were not let through at the identity provider, or stopped there."
                            : "The identity provider refused the sign-in ("
                                    + error.substring(0, Math.min(60, error.length()))
                                            .replaceAll("[^A-Za-z0-9_. -]", "")
                                    + ").");
        }
        String code = query.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw Refused.with(HttpStatus.BAD_REQUEST, "code_missing", "The identity provider sent no code.");
        }
        return codes.exchange(provider, now, code, attempt);
    }
}
