package org.mailhelm.platform.access.factor;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;

/** All second factors of a user together. */
@Singleton
public class Factors {

    private final AuthenticatorRepository authenticators;
    private final PasskeyRepository passkeys;
    private final RecoveryCodes codes;
    private final TransactionOperations<Connection> transactions;

    @Inject
    Factors(
            AuthenticatorRepository authenticators,
            PasskeyRepository passkeys,
            RecoveryCodes codes,
            TransactionOperations<Connection> transactions) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.codes = codes;
        this.transactions = transactions;
    }

    /** What a user has. */
    public FactorState of(String userId) {
        Optional<Authenticator> app = authenticators.findByUserId(userId);
        return new FactorState(
                app.isPresent(),
                app.map(Authenticator::created).orElse(0L),
                passkeys.countByUserId(userId),
                codes.left(userId));
    }

    /** Users who have any. */
    public Set<String> users() {
        return Set.copyOf(passkeys.usersWithFactor());
    }

    /** Takes all from a user, recovery codes too; false when there were none. In a transaction of the caller. */
    public boolean removeAll(String userId) {
        boolean had = authenticators.remove(userId) + passkeys.removeAll(userId) > 0;
        codes.removeAll(userId);
        return had;
    }

    /** Takes the recovery codes from a user who has nothing left that they could stand in for. */
    public void tidy(String userId) {
        transactions.executeWrite(status -> {
            if (!of(userId).any()) {
                codes.removeAll(userId);
            }
            return true;
        });
    }
}
