package org.mailhelm.platform.access.sso;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.SealedRows;
import org.mailhelm.platform.secret.Sealer;

/** Seals the ID tokens of sessions anew when the installation's key changes. */
@Singleton
class ProviderSecrets implements SealedRows {

    private final ProviderSessionRepository rows;

    @Inject
    ProviderSecrets(ProviderSessionRepository rows) {
        this.rows = rows;
    }

    @Override
    public void rotate(Keys old, Keys young) {
        Sealer before = old.sealer(ProviderSessions.PURPOSE);
        Sealer after = young.sealer(ProviderSessions.PURPOSE);
        rows.findAll()
                .forEach(row -> rows.reseal(
                        row.browserHash(),
                        after.seal(before.open(row.idToken(), row.browserHash()), row.browserHash())));
    }
}
