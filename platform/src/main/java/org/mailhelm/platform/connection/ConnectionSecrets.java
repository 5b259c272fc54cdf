package org.mailhelm.platform.connection;

import jakarta.inject.Singleton;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.SealedRows;
import org.mailhelm.platform.secret.Sealer;

/** Seals the secrets of all connections anew when the installation's key changes. */
@Singleton
class ConnectionSecrets implements SealedRows {

    static final String PURPOSE = "connection";

    private final SettingRepository settings;

    ConnectionSecrets(SettingRepository settings) {
        this.settings = settings;
    }

    @Override
    public void rotate(Keys old, Keys young) {
        Sealer before = old.sealer(PURPOSE);
        Sealer after = young.sealer(PURPOSE);
        settings.findAll().stream().filter(SettingRow::sealed).forEach(row -> {
            String place = SettingRow.place(row.connectionId(), row.component());
            settings.put(
                    row.connectionId(), row.component(), after.seal(before.open(row.content(), place), place), true);
        });
    }
}
