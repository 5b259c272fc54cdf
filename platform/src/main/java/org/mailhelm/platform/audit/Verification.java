package org.mailhelm.platform.audit;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.List;

/** Goes along the chain and says where it is broken. */
@Singleton
class Verification {

    private static final int STEP = 1000;

    private final AuditRepository entries;
    private final Chain chain;
    private final TransactionOperations<Connection> transactions;

    @Inject
    Verification(AuditRepository entries, Chain chain, TransactionOperations<Connection> transactions) {
        this.entries = entries;
        this.chain = chain;
        this.transactions = transactions;
    }

    /**
     * What was found.
     *
     * @param entries how many were looked at
     * @param brokenAt the number of the first entry that isn't as it was written; 0 when all are
     * @param message for people
     */
    record Result(boolean intact, long entries, long brokenAt, String message) {}

    /** Entries that are added meanwhile are looked at as well, or not at all. */
    Result verify() {
        ChainRow begin = end();
        long last = begin.startSeq();
        String hash = begin.startHash();
        long seen = 0;
        while (true) {
            List<AuditRow> rows = following(last);
            for (AuditRow row : rows) {
                if (row.seq() != last + 1) {
                    return broken(seen, last + 1, "Entry " + (last + 1) + " is missing.");
                }
                String expected = chain.hash(hash, row);
                if (!same(expected, row.hash())) {
                    return broken(seen, row.seq(), "Entry " + row.seq() + " is not as it was written.");
                }
                hash = expected;
                last = row.seq();
                seen++;
            }
            if (rows.size() < STEP) {
                break;
            }
        }
        ChainRow end = end();
        if (end.startSeq() != begin.startSeq()) {
            // Old entries were taken away while we looked.
            return verify();
        }
        if (end.seq() < last || last < begin.seq() || end.seq() == last && !same(end.hash(), hash)) {
            return broken(
                    seen,
                    last + 1,
                    "The chain ends at entry " + last + " but was written up to " + Math.max(begin.seq(), end.seq())
                            + ".");
        }
        return new Result(true, seen, 0, seen == 1 ? "1 entry, intact." : seen + " entries, all intact.");
    }

    private static Result broken(long seen, long at, String what) {
        return new Result(false, seen, at, what + " Somebody changed the database behind Mailhelm's back.");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private List<AuditRow> following(long after) {
        return transactions.execute(TransactionDefinition.READ_ONLY, status -> entries.following(after, STEP));
    }

    private ChainRow end() {
        return transactions.execute(TransactionDefinition.READ_ONLY, status -> chain.end());
    }
}
