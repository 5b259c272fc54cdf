package org.mailhelm.platform.job;

import jakarta.inject.Singleton;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.SealedRows;
import org.mailhelm.platform.secret.Sealer;

/** Seals the secrets of items anew when the installation's key changes. */
@Singleton
class JobSecrets implements SealedRows {

    private final ItemRepository items;

    JobSecrets(ItemRepository items) {
        this.items = items;
    }

    @Override
    public void rotate(Keys old, Keys young) {
        Sealer before = old.sealer(JobStore.PURPOSE);
        Sealer after = young.sealer(JobStore.PURPOSE);
        items.withSecrets().forEach(item -> {
            String sealed = item.secret();
            if (sealed != null) {
                items.seal(item.id(), after.seal(before.open(sealed, item.place()), item.place()));
            }
        });
    }
}
