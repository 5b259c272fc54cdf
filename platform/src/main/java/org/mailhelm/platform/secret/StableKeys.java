package org.mailhelm.platform.secret;

import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/**
 * Random keys that stay the same when the installation's key is rotated, kept sealed in the database. For what can't be
 * written anew with another key, such as digests of things that only others hold.
 */
@Context
public final class StableKeys {

    private static final int BYTES = 32;

    /** What there is a key for. */
    public enum Use {
        /** Chains the entries of the audit. */
        AUDIT,
        /** Digests API tokens. */
        API_TOKEN,
        /** Digests recovery codes. */
        RECOVERY_CODE;

        String fact() {
            return StableKeySecrets.PREFIX + name();
        }
    }

    private final Map<Use, byte[]> keys = new EnumMap<>(Use.class);

    /** @param check comes first, so that everything stored is sealed with today's key */
    @Inject
    StableKeys(KeyFactRepository facts, Keys keys, KeyCheck check) {
        Sealer sealer = keys.sealer(StableKeySecrets.PURPOSE);
        SecureRandom random = new SecureRandom();
        for (Use use : Use.values()) {
            String fact = use.fact();
            if (facts.findByName(fact).isEmpty()) {
                byte[] fresh = new byte[BYTES];
                random.nextBytes(fresh);
                facts.saveFirst(fact, sealer.seal(Base64.getEncoder().encodeToString(fresh), fact));
            }
            // Read back: another instance may have been first.
            String sealed = facts.findByName(fact).map(KeyFact::content).orElseThrow();
            this.keys.put(use, Base64.getDecoder().decode(sealer.open(sealed, fact)));
        }
    }

    /** The key, 256 bits. */
    public byte[] of(Use use) {
        byte[] key = keys.get(use);
        if (key == null) {
            throw new IllegalStateException("There is no key for " + use + ".");
        }
        return Arrays.copyOf(key, key.length);
    }
}
