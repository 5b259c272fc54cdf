package org.mailhelm.platform.access.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a browser is asked for, in the JSON of WebAuthn Level 3, sections 5.4 and 5.5. */
@Singleton
class PasskeyOptions {

    /** ES256, EdDSA and RS256: one of them is in every device. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final int PATIENCE_MILLIS = 300_000;

    private final ObjectMapper json;

    @Inject
    PasskeyOptions(ObjectMapper json) {
        this.json = json;
    }

    /** To make a passkey. It shall be usable without a name where the device can; it says nothing of the device's make. */
    String creation(
            String challenge, RelyingParty party, String userId, String login, String display, List<Passkey> there) {
        return text(Map.of(
                "challenge",
                challenge,
                "rp",
                Map.of("id", party.host(), "name", "Mailhelm"),
                "user",
                Map.of("id", handle(userId), "name", login, "displayName", display),
                "pubKeyCredParams",
                ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                        .toList(),
                "excludeCredentials",
                descriptors(there),
                "authenticatorSelection",
                Map.of("residentKey", "preferred", "userVerification", "preferred"),
                "attestation",
                "none",
                "timeout",
                PATIENCE_MILLIS));
    }

    /** To use one of these; without any, whichever the device has for us. */
    String request(String challenge, RelyingParty party, List<Passkey> allowed, boolean verified) {
        return text(Map.of(
                "challenge",
                challenge,
                "rpId",
                party.host(),
                "allowCredentials",
                descriptors(allowed),
                "userVerification",
                verified ? "required" : "preferred",
                "timeout",
                PATIENCE_MILLIS));
    }

    /** The user as a device calls it. */
    static String handle(String userId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(userId.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> descriptors(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(passkey -> Map.<String, Object>of(
                        "type",
                        "public-key",
                        "id",
                        passkey.credentialId(),
                        "transports",
                        Arrays.stream(passkey.transports().split(","))
                                .filter(each -> !each.isEmpty())
                                .toList()))
                .toList();
    }

    private String text(Map<String, Object> options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
