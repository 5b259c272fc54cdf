package org.mailhelm.plugin.dns.rfc2136;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import org.mailhelm.api.Failure;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/**
 * A name server and the key for it.
 *
 * @param host its name or address
 * @param port where it listens over TCP
 * @param keyName for messages
 * @param key signs what is sent and checks what is answered
 * @param patience for a connection, and for each answer
 */
record Server(String host, int port, String keyName, TSIG key, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Server of(Rfc2136Settings settings, Clock clock) {
        Name algorithm = switch (settings.keyAlgorithm()) {
            case HMAC_SHA256 -> TSIG.HMAC_SHA256;
            case HMAC_SHA384 -> TSIG.HMAC_SHA384;
            case HMAC_SHA512 -> TSIG.HMAC_SHA512;
            case HMAC_SHA224 -> TSIG.HMAC_SHA224;
            case HMAC_SHA1 -> TSIG.HMAC_SHA1;
            case HMAC_MD5 -> TSIG.HMAC_MD5;
        };
        try {
            Name name = Name.fromString(settings.keyName(), Name.root);
            // The name of the algorithm stands for itself in Java too, as in hmac-sha256.
            SecretKeySpec key = new SecretKeySpec(
                    settings.key(), settings.keyAlgorithm().name().replace("_", ""));
            return new Server(
                    settings.server(),
                    settings.port(),
                    settings.keyName(),
                    new TSIG(algorithm, name, key, clock),
                    PATIENCE);
        } catch (TextParseException e) {
            throw new Failure.InvalidInput("keyName", settings.keyName() + " is no name of a key.");
        }
    }

    Server patient(Duration other) {
        return new Server(host, port, keyName, key, other);
    }

    /** Asks the name service, which may take its time. */
    InetSocketAddress address() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Failure.Unavailable(
                    "The name server " + host + " has no address. Check the server in the connection's settings.",
                    true);
        }
        return address;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
