package org.mailhelm.platform.secret;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.List;
import org.mailhelm.platform.start.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the key is the one that the database's secrets were sealed with. Where it isn't, but a former key is,
 * everything is sealed anew with the current one; where no key is, the start ends.
 *
 * <p>A key is rotated by starting with the new one in {@code SECRET_KEY} and the old one in
 * {@code SECRET_KEY_PREVIOUS}. An installation with a key file gets a new one by {@code rotate-key}; one that moves from
 * the file to {@code SECRET_KEY} needs nothing but the variable.
 */
@Context
final class KeyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);
    private static final String FACT = "key-check";

    private final KeyMaterial material;
    private final KeyFactRepository facts;
    private final TransactionOperations<Connection> transactions;
    private final List<SealedRows> rows;

    @Inject
    KeyCheck(
            KeyMaterial material,
            KeyFactRepository facts,
            TransactionOperations<Connection> transactions,
            List<SealedRows> rows,
            @Value("${mailhelm.rotate-key:false}") boolean rotate) {
        this.material = material;
        this.facts = facts;
        this.transactions = transactions;
        this.rows = rows;
        boolean rotated = check();
        material.settle();
        if (rotate && !rotated) {
            throw new StartFailure(
                    material.fromEnvironment()
                            ? "Nothing to rotate: put the new key into SECRET_KEY and the old one into"
                                    + " SECRET_KEY_PREVIOUS."
                            : "Nothing to rotate: this installation has just got its first key.");
        }
    }

    /** Whether another key was in use before. */
    private boolean check() {
        String now = material.current().check();
        facts.saveFirst(FACT, now);
        String stored = facts.findByName(FACT).map(KeyFact::content).orElse(now);
        if (stored.equals(now)) {
            return false;
        }
        MasterKey old = material.former().stream()
                .filter(key -> key.check().equals(stored))
                .findFirst()
                .orElseThrow(() -> new StartFailure(
                        material.fromEnvironment()
                                ? "SECRET_KEY is not the key that this database's secrets were stored with. Set the"
                                        + " former key, or set it as SECRET_KEY_PREVIOUS to change to the new one."
                                : "The key file secret.key in the data folder is not the key that this database's"
                                        + " secrets were stored with. Put back the file, or set SECRET_KEY."));
        rotate(old, stored, now);
        return true;
    }

    private void rotate(MasterKey from, String stored, String now) {
        SecureRandom random = new SecureRandom();
        Keys old = new Keys(from, random);
        Keys young = new Keys(material.current(), random);
        transactions.executeWrite(status -> {
            // Whoever changes the check first does the work; the other instance finds it done.
            if (facts.replace(FACT, stored, now) == 1) {
                rows.forEach(feature -> feature.rotate(old, young));
            }
            return true;
        });
        LOG.info("All stored secrets are sealed with the new key.");
    }
}
