package org.mailhelm.platform.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/**
 * Keys of this installation, one for each purpose, all derived from {@code SECRET_KEY} or from the key file. The same
 * purpose gives the same key in every instance and after every restart, until the installation's key is rotated.
 */
@Singleton
public final class Keys {

    private final MasterKey current;
    private final SecureRandom random;

    @Inject
    Keys(KeyMaterial material) {
        this(material.current(), new SecureRandom());
    }

    Keys(MasterKey current, SecureRandom random) {
        this.current = current;
        this.random = random;
    }

    /** The key for a purpose, as in {@code csrf}. */
    public byte[] derive(String purpose, int length) {
        return current.derive(purpose, length);
    }

    /** Seals with the key for a purpose. */
    public Sealer sealer(String purpose) {
        return new Sealer(derive("seal " + purpose, 32), random);
    }
}
