package org.mailhelm.platform.access.factor;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.Sealer;

/** Authenticator apps, one a user. The secret is sealed; a code that was used is over, and so are all earlier ones. */
@Singleton
public class Authenticators {

    private static final String PREFIX = "authenticator ";

    private final AuthenticatorRepository authenticators;
    private final Ceremonies ceremonies;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Authenticators(
            AuthenticatorRepository authenticators,
            Ceremonies ceremonies,
            TransactionOperations<Connection> transactions,
            Clock clock,
            Keys keys) {
        this.authenticators = authenticators;
        this.ceremonies = ceremonies;
        this.transactions = transactions;
        this.clock = clock;
        this.sealer = keys.sealer(FactorSecrets.PURPOSE);
    }

    /**
     * An app being set up.
     *
     * @param secret to be typed, in groups
     * @param address to be scanned
     */
    public record Draft(String secret, String address) {}

    /** The app that one browser is setting up; the same one until it is confirmed or ten minutes have passed. */
    public Draft draft(String browser, String host, String account) {
        String binding = PREFIX + browser;
        byte[] secret = ceremonies
                .look(binding)
                .map(stored -> open(stored, binding))
                .orElseGet(() -> {
                    byte[] fresh = Totp.newSecret(random);
                    ceremonies.begin(binding, sealer.seal(Base64.getEncoder().encodeToString(fresh), binding));
                    return fresh;
                });
        return new Draft(Base32.encode(secret).replaceAll("(.{4})(?!$)", "$1 "), Totp.address(secret, host, account));
    }

    /** Whether a code is of the app being set up. Then it is the user's, in the place of an earlier one. */
    public boolean confirm(String browser, String userId, String code) {
        String binding = PREFIX + browser;
        Optional<byte[]> secret = ceremonies.look(binding).map(stored -> open(stored, binding));
        OptionalLong step =
                secret.map(bytes -> Totp.step(bytes, code, clock.instant())).orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return false;
        }
        String content =
                sealer.seal(Base64.getEncoder().encodeToString(secret.orElseThrow()), FactorSecrets.place(userId));
        return transactions.executeWrite(status -> {
            if (ceremonies.take(binding).isEmpty()) {
                return false;
            }
            authenticators.remove(userId);
            authenticators.save(new Authenticator(userId, content, step.getAsLong(), clock.millis()));
            return true;
        });
    }

    /** Whether a code is right and not used yet; it is used then. */
    public boolean check(String userId, String code) {
        return authenticators
                .findByUserId(userId)
                .map(app -> Totp.step(open(app.content(), FactorSecrets.place(userId)), code, clock.instant()))
                .filter(OptionalLong::isPresent)
                .filter(step -> authenticators.use(userId, step.getAsLong()) > 0)
                .isPresent();
    }

    /** False when there is none. */
    public boolean remove(String userId) {
        return authenticators.remove(userId) > 0;
    }

    Optional<Authenticator> of(String userId) {
        return authenticators.findByUserId(userId);
    }

    private byte[] open(String stored, String place) {
        return Base64.getDecoder().decode(sealer.open(stored, place));
    }
}
