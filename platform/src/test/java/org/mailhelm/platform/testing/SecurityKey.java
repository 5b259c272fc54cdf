package org.mailhelm.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser with a device that keeps one passkey, written after WebAuthn and not with the library that the host uses. Its
 * fields are for a test to make it lie.
 */
public final class SecurityKey {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The address that the browser shows. */
    public String origin;

    /** The host that the device signs for; empty for the one that is asked for. */
    public String host = "";

    /** What was asked; empty for what really was. */
    public String challenge = "";

    /** How often it was used. */
    public int counter = 1;

    /** Whether it verifies its user. */
    public boolean verifies = true;

    /** Whether what it signs is what it sends. */
    public boolean signsRight = true;

    /** Who it says its user is; empty for who it was made for. */
    public String handle = "";

    private final KeyPair keys;
    private final byte[] id = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    public SecurityKey(TestHost at) {
        origin = at.uri().toString();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the passkey. */
    public String create(Answer options) {
        JsonNode asked = json(options);
        if (handle.isEmpty()) {
            handle = asked.at("/user/id").asText();
        }
        byte[] client = client("webauthn.create", asked);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        byte[] data = data(asked.at("/rp/id").asText(), 0x40, attested());
        counter++;
        object.writeBytes(new byte[] {(byte) 0xa3, 0x63});
        object.writeBytes("fmt".getBytes(StandardCharsets.US_ASCII));
        object.write(0x64);
        object.writeBytes("none".getBytes(StandardCharsets.US_ASCII));
        object.write(0x67);
        object.writeBytes("attStmt".getBytes(StandardCharsets.US_ASCII));
        object.writeBytes(new byte[] {(byte) 0xa0, 0x68});
        object.writeBytes("authData".getBytes(StandardCharsets.US_ASCII));
        object.writeBytes(new byte[] {0x58, (byte) data.length});
        object.writeBytes(data);
        return answer(Map.of(
                "clientDataJSON",
                text(client),
                "attestationObject",
                text(object.toByteArray()),
                "transports",
                new String[] {"usb"}));
    }

    /** Uses it. */
    public String get(Answer options) {
        JsonNode asked = json(options);
        byte[] client = client("webauthn.get", asked);
        byte[] data = data(asked.at("/rpId").asText(), 0, new byte[0]);
        counter++;
        return answer(Map.of(
                "clientDataJSON",
                text(client),
                "authenticatorData",
                text(data),
                "signature",
                text(sign(data, client)),
                "userHandle",
                handle));
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(signsRight ? client : new byte[] {1}));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String type, JsonNode asked) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("type", type);
        client.put("challenge", challenge.isEmpty() ? asked.path("challenge").asText() : challenge);
        client.put("origin", origin);
        client.put("crossOrigin", false);
        return write(client).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(String asked, int flags, byte[] more) {
        byte[] party = sha256((host.isEmpty() ? asked : host).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(37 + more.length)
                .put(party)
                .put((byte) (0x01 | (verifies ? 0x04 : 0) | flags))
                .putInt(counter)
                .put(more)
                .array();
    }

    private byte[] attested() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return ByteBuffer.allocate(16 + 2 + id.length + 77)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20})
                .put(coordinate(key.getW().getAffineX()))
                .put(new byte[] {0x22, 0x58, 0x20})
                .put(coordinate(key.getW().getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] whole = new byte[32];
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, whole.length);
        System.arraycopy(bytes, bytes.length - length, whole, whole.length - length, length);
        return whole;
    }

    private String answer(Map<String, Object> response) {
        return write(Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "response", response,
                "clientExtensionResults", Map.of()));
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.status() + " " + answer.body(), e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
