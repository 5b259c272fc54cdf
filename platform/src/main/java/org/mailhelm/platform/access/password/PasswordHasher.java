package org.mailhelm.platform.access.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mailhelm.platform.web.Refused;

/**
 * Argon2id with the parameters that OWASP's password storage cheat sheet names (19 MiB, two passes, one lane). Each
 * hash keeps a core busy, so only some run at a time and the rest of the panel stays quick.
 */
@Singleton
public final class PasswordHasher {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** A new hash, with its parameters and salt in it. */
    public String hash(String password) {
        return inPlace(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(today()).getResult());
    }

    /** Whether the hash is one of this password; no hash is of none. */
    public boolean matches(String password, String hash) {
        if (hash.isEmpty()) {
            return false;
        }
        return inPlace(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Whether a hash was made with other parameters than today's. */
    public boolean outdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(today());
    }

    /** Kept by the library, with its 19 MiB, from the first use on: not before somebody signs in. */
    private static Argon2Function today() {
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    private <T> T inPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Refused busy() {
        return Refused.with(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Too many passwords are being checked at this moment. Wait a little and try again.");
    }
}
