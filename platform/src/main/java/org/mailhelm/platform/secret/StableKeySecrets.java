package org.mailhelm.platform.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Seals the stable keys anew when the installation's key changes. */
@Singleton
final class StableKeySecrets implements SealedRows {

    static final String PURPOSE = "stable-key";
    static final String PREFIX = "stable-key:";

    private final KeyFactRepository facts;

    @Inject
    StableKeySecrets(KeyFactRepository facts) {
        this.facts = facts;
    }

    @Override
    public void rotate(Keys old, Keys young) {
        Sealer before = old.sealer(PURPOSE);
        Sealer after = young.sealer(PURPOSE);
        for (StableKeys.Use use : StableKeys.Use.values()) {
            String fact = use.fact();
            facts.findByName(fact)
                    .ifPresent(key ->
                            facts.replace(fact, key.content(), after.seal(before.open(key.content(), fact), fact)));
        }
    }
}
