package org.mailhelm.platform.access.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Checks what devices sign. Made at the first use: most sign-ins need none of it. */
@Singleton
class PasskeyCheck {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = PasskeyOptions.ALGORITHMS.stream()
            .map(number -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
            .toList();

    private final WebAuthnManager manager;
    private final AttestedCredentialDataConverter credentials;

    PasskeyCheck() {
        ObjectConverter converter = new ObjectConverter();
        // Who made the device doesn't matter here, so no statement about it is asked for or believed.
        this.manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.credentials = new AttestedCredentialDataConverter(converter);
    }

    /** What is to be kept of a new passkey. */
    record Made(
            String credentialId,
            String credential,
            String transports,
            long counter,
            boolean verified,
            boolean backupEligible,
            boolean backedUp) {}

    /** What is new after a use. */
    record Used(long counter, boolean verified, boolean backedUp) {}

    /** The answer to a creation. */
    Made made(String response, RelyingParty party, String challenge) {
        return guarded(() -> {
            RegistrationData data = manager.parseRegistrationResponseJSON(response);
            manager.verify(data, new RegistrationParameters(property(party, challenge), ALGORITHMS, false, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = authenticator.getAttestedCredentialData();
            Set<com.webauthn4j.data.AuthenticatorTransport> transports = data.getTransports();
            return new Made(
                    encoded(credential.getCredentialId()),
                    encoded(credentials.convert(credential)),
                    transports == null
                            ? ""
                            : transports.stream()
                                    .map(each -> each.getValue())
                                    .filter(each -> each.matches("[a-z-]{1,20}"))
                                    .sorted()
                                    .collect(Collectors.joining(",")),
                    authenticator.getSignCount(),
                    authenticator.isFlagUV(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS());
        });
    }

    /** Whose answer to a request it says it is, before it is checked. */
    AuthenticationData read(String response) {
        return guarded(() -> {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(response);
            if (data.getCredentialId() == null || data.getAuthenticatorData() == null) {
                throw new PasskeyRefused("incomplete answer");
            }
            return data;
        });
    }

    /** Checks it against the passkey. A counter that went back is refused: somebody made a copy of the device. */
    Used used(
            AuthenticationData data,
            Passkey passkey,
            RelyingParty party,
            String challenge,
            boolean verificationRequired) {
        return guarded(() -> {
            manager.verify(
                    data,
                    new AuthenticationParameters(
                            property(party, challenge),
                            stored(passkey),
                            List.of(decoded(passkey.credentialId())),
                            verificationRequired,
                            true));
            var authenticator = data.getAuthenticatorData();
            return new Used(
                    authenticator.getSignCount(),
                    passkey.verified() || authenticator.isFlagUV(),
                    authenticator.isFlagBS());
        });
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private CredentialRecord stored(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                passkey.verified(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.counter(),
                credentials.convert(decoded(passkey.credential())),
                null,
                null,
                null,
                null);
    }

    private static ServerProperty property(RelyingParty party, String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.host())
                .challenge(new DefaultChallenge(decoded(challenge)))
                .build();
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static <T> T guarded(Supplier<T> check) {
        try {
            return check.get();
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException e) {
            // The last two: the library takes for granted that an answer has all its parts.
            throw new PasskeyRefused(words(e.getClass().getSimpleName()));
        }
    }

    /** BadOriginException: bad origin. What the library itself says may hold what a stranger sent. */
    private static String words(String name) {
        return name.replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
