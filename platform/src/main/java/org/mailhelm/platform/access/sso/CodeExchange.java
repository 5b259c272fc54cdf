package org.mailhelm.platform.access.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a code into what the provider says of somebody, and believes nothing that isn't signed for us and this sign-in. */
@Singleton
class CodeExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);

    private final ProviderCalls calls;

    @Inject
    CodeExchange(ProviderCalls calls) {
        this.calls = calls;
    }

    /**
     * What came of it.
     *
     * @param idToken as it was signed, for the sign-out
     */
    record Proof(ProviderClaims claims, String idToken) {

        @Override
        public String toString() {
            return "Proof[" + claims.subject() + "]";
        }
    }

    /** @throws Refused when the provider can't be reached, refuses, or answers what can't be believed */
    Proof exchange(Provider provider, SsoSettings settings, String code, Attempt attempt) {
        OIDCTokenResponse tokens = tokens(provider, settings, code, attempt);
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        if (idToken == null) {
            throw ProviderFault.wrongAnswer("it gave no ID token that can be read.");
        }
        AccessToken accessToken = tokens.getOIDCTokens().getAccessToken();
        IDTokenClaimsSet claims = validated(provider, settings, idToken, attempt.nonce());
        try {
            if (claims.getAccessTokenHash() != null) {
                AccessTokenValidator.validate(
                        accessToken, (JWSAlgorithm) idToken.getHeader().getAlgorithm(), claims.getAccessTokenHash());
            }
            Map<String, Object> all =
                    new LinkedHashMap<>(claims.toJWTClaimsSet().toJSONObject());
            complete(provider, accessToken, claims, all);
            return new Proof(
                    ProviderClaims.of(provider.issuer(), claims.getSubject().getValue(), all), idToken.serialize());
        } catch (ParseException | InvalidHashException e) {
            throw ProviderFault.wrongAnswer("its ID token doesn't belong to its access token.");
        }
    }

    private OIDCTokenResponse tokens(Provider provider, SsoSettings settings, String code, Attempt attempt) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), URI.create(attempt.redirectUri()), new CodeVerifier(attempt.verifier()));
        URI endpoint = provider.metadata().getTokenEndpointURI();
        ClientID client = client(settings);
        TokenRequest request = settings.clientSecret()
                .map(secret -> new TokenRequest(
                        endpoint, authentication(provider, client, new Secret(secret.reveal())), grant))
                .orElseGet(() -> new TokenRequest(endpoint, client, grant));
        HTTPResponse answer = calls.send(request.toHTTPRequest());
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof TokenErrorResponse error) {
                String reason = String.valueOf(error.getErrorObject().getCode());
                LOG.warn("The identity provider refused the code: {}", reason);
                throw ProviderFault.wrongAnswer("it refused the code it had given (" + shown(reason) + ").");
            }
            return (OIDCTokenResponse) response.toSuccessResponse();
        } catch (ParseException e) {
            throw ProviderFault.wrongAnswer("it gave no ID token that can be read.");
        }
    }

    private static ClientAuthentication authentication(Provider provider, ClientID client, Secret secret) {
        List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    private static ClientID client(SsoSettings settings) {
        return new ClientID(settings.clientId().orElse(""));
    }

    private static IDTokenClaimsSet validated(Provider provider, SsoSettings settings, JWT idToken, String nonce) {
        IDTokenValidator validator = new IDTokenValidator(
                provider.metadata().getIssuer(),
                client(settings),
                new JWSVerificationKeySelector<>(Provider.ALGORITHMS, provider.keys()),
                null);
        try {
            return meant(validator.validate(idToken, new Nonce(nonce)), client(settings));
        } catch (KeySourceException e) {
            LOG.warn("The keys of the identity provider can't be read: {}", e.getMessage());
            throw ProviderFault.unreachable("its keys can't be read.");
        } catch (BadJOSEException | JOSEException e) {
            LOG.warn("The identity provider's ID token was refused: {}", e.getMessage());
            throw ProviderFault.wrongAnswer("its ID token isn't right. " + shown(String.valueOf(e.getMessage())) + ".");
        }
    }

    /** OpenID Connect Core, section 3.1.3.7, steps 4 and 5, which the validator leaves to us. */
    private static IDTokenClaimsSet meant(IDTokenClaimsSet claims, ClientID client) {
        AuthorizedParty party = claims.getAuthorizedParty();
        if (party == null ? claims.getAudience().size() > 1 : !party.getValue().equals(client.getValue())) {
            throw ProviderFault.wrongAnswer("its ID token isn't right. It was made for another client.");
        }
        return claims;
    }

    /** Some providers tell of groups and addresses only here. What the ID token said stays as it is. */
    private void complete(
            Provider provider, AccessToken accessToken, IDTokenClaimsSet claims, Map<String, Object> all) {
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (endpoint == null || all.containsKey("groups") && all.containsKey("email")) {
            return;
        }
        try {
            HTTPResponse answer = calls.send(new UserInfoRequest(endpoint, accessToken).toHTTPRequest());
            UserInfoResponse response = UserInfoResponse.parse(answer);
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                return;
            }
            Map<String, Object> more =
                    response.toSuccessResponse().getUserInfo().toJSONObject();
            if (!claims.getSubject().getValue().equals(more.get("sub"))) {
                throw ProviderFault.wrongAnswer("its user info is somebody else's.");
            }
            // Whether an address is verified is said where the address is.
            if (all.containsKey("email")) {
                more.remove("email_verified");
            }
            more.forEach(all::putIfAbsent);
        } catch (ParseException e) {
            throw ProviderFault.wrongAnswer("its user info can't be read.");
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        String whole = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return whole.length() > 200 ? whole.substring(0, 200) + "…" : whole;
    }
}
