package org.mailhelm.platform.access.factor;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailhelm.platform.secret.Hmac;
import org.mailhelm.platform.secret.StableKeys;

/**
 * Codes that each work once, for when the other factors are lost. They are random and long enough that one keyed digest
 * keeps them.
 */
@Singleton
public class RecoveryCodes {

    private static final int COUNT = 10;
    /** Of Base32: 60 bits. */
    private static final int LETTERS = 12;

    private static final int GROUP = 4;

    private final RecoveryCodeRepository codes;
    private final TransactionOperations<Connection> transactions;
    private final Hmac key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    RecoveryCodes(RecoveryCodeRepository codes, TransactionOperations<Connection> transactions, StableKeys keys) {
        this.codes = codes;
        this.transactions = transactions;
        this.key = new Hmac(keys.of(StableKeys.Use.RECOVERY_CODE));
    }

    /** New codes in the place of all earlier ones, to be shown this once. */
    public List<String> renew(String userId) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            made.add(code());
        }
        transactions.executeWrite(status -> {
            codes.removeAll(userId);
            made.forEach(code -> codes.add(userId, digest(userId, code)));
            return true;
        });
        return made;
    }

    /** Uses one up; false when the user has no such code. */
    public boolean use(String userId, String typed) {
        return codes.use(userId, digest(userId, typed)) > 0;
    }

    /** How many are left. */
    public int left(String userId) {
        return codes.left(userId);
    }

    void removeAll(String userId) {
        codes.removeAll(userId);
    }

    private String code() {
        byte[] bytes = new byte[LETTERS];
        random.nextBytes(bytes);
        String text = Base32.encode(bytes).substring(0, LETTERS);
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < LETTERS; i += GROUP) {
            groups.add(text.substring(i, i + GROUP));
        }
        return String.join("-", groups);
    }

    private String digest(String userId, String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return key.hex(userId + " " + plain);
    }
}
