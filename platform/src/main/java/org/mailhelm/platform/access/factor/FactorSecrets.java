package org.mailhelm.platform.access.factor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.SealedRows;
import org.mailhelm.platform.secret.Sealer;

/** Seals the secrets of authenticator apps anew when the installation's key changes. */
@Singleton
class FactorSecrets implements SealedRows {

    static final String PURPOSE = "authenticator";

    private final AuthenticatorRepository authenticators;
    private final CeremonyRepository ceremonies;

    @Inject
    FactorSecrets(AuthenticatorRepository authenticators, CeremonyRepository ceremonies) {
        this.authenticators = authenticators;
        this.ceremonies = ceremonies;
    }

    @Override
    public void rotate(Keys old, Keys young) {
        Sealer before = old.sealer(PURPOSE);
        Sealer after = young.sealer(PURPOSE);
        authenticators
                .findAll()
                .forEach(app -> authenticators.seal(
                        app.userId(),
                        after.seal(before.open(app.content(), place(app.userId())), place(app.userId()))));
        // Those are begun again in a minute.
        ceremonies.purge(Long.MAX_VALUE);
    }

    static String place(String userId) {
        return "authenticator:" + userId;
    }
}
