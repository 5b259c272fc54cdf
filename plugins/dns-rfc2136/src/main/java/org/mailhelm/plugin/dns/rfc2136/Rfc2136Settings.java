package org.mailhelm.plugin.dns.rfc2136;

import java.util.Base64;
import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * How to reach the server, and which zones.
 *
 * @param server the primary server
 * @param port where it listens
 * @param keyName the key's name
 * @param keyAlgorithm how it signs
 * @param keySecret the key
 * @param zones the zones that the key opens
 */
public record Rfc2136Settings(
        @Setting(
                label = "Server",
                help = "The zones' primary name server, by name or address. It must answer over TCP.",
                env = "RFC2136_SERVER",
                example = "ns1.example.net",
                max = 253,
                order = 1)
        String server,

        @Setting(label = "Port", env = "RFC2136_PORT", defaultValue = "53", min = 1, max = 65535, order = 2)
        int port,

        @Setting(
                label = "Key name",
                help = "As it stands in the server's configuration.",
                env = "RFC2136_KEY_NAME",
                example = "mailhelm-key",
                max = 253,
                order = 3)
        String keyName,

        @Setting(
                label = "Key algorithm",
                help = "The one that the key was made for.",
                env = "RFC2136_KEY_ALGORITHM",
                defaultValue = "HMAC_SHA256",
                order = 4)
        Algorithm keyAlgorithm,

        @Setting(
                label = "Key secret",
                help = "In Base64, as tsig-keygen and keymgr print it.",
                env = "RFC2136_KEY_SECRET",
                order = 5)
        Secret keySecret,

        @Setting(
                label = "Zones",
                help = "The zones that the key may change, parted by commas.",
                env = "RFC2136_ZONES",
                example = "example.com, example.net",
                order = 6)
        List<String> zones) {

    /** Checks what only this connector knows. */
    public Rfc2136Settings {
        zones = List.copyOf(zones);
        if (server.isBlank() || server.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw new Failure.InvalidInput("server", server + " is no server. Write ns1.example.net or 192.0.2.1.");
        }
        if (!keyName.matches("[A-Za-z0-9_.-]+")) {
            throw new Failure.InvalidInput("keyName", keyName + " is no name of a key. Write mailhelm-key.");
        }
        if (bytes(keySecret).length == 0) {
            throw new Failure.InvalidInput(
                    "keySecret", "This is no key in Base64. Copy what stands behind secret in the key file.");
        }
        if (zones.isEmpty()) {
            throw new Failure.InvalidInput("zones", "Name at least one zone.");
        }
        for (String zone : zones) {
            if (DomainName.parse(zone).isEmpty()) {
                throw new Failure.InvalidInput("zones", zone + " is no name of a zone. Write example.com.");
            }
        }
    }

    byte[] key() {
        return bytes(keySecret);
    }

    private static byte[] bytes(Secret secret) {
        try {
            return Base64.getDecoder().decode(secret.reveal().strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** How a key signs (RFC 8945, section 6). */
    public enum Algorithm {
        /** The usual one. */
        @Label("HMAC-SHA256")
        HMAC_SHA256,
        /** Longer. */
        @Label("HMAC-SHA384")
        HMAC_SHA384,
        /** The longest. */
        @Label("HMAC-SHA512")
        HMAC_SHA512,
        /** Short. */
        @Label("HMAC-SHA224")
        HMAC_SHA224,
        /** For old servers. */
        @Label("HMAC-SHA1 (for old servers)")
        HMAC_SHA1,
        /** For very old servers. */
        @Label("HMAC-MD5 (for very old servers)")
        HMAC_MD5
    }
}
