package org.mailhelm.platform.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.mailhelm.platform.secret.Hmac;
import org.mailhelm.platform.secret.StableKeys;

/**
 * Adds entries, each with a keyed hash over itself and the one before. Every writer first changes the one row that holds
 * the end of the chain, so that entries of all instances come one after another; it does so in the transaction of the
 * change that is written down, where there is one.
 */
@Singleton
class Chain {

    private final AuditRepository entries;
    private final ChainRepository ends;
    private final TransactionOperations<Connection> transactions;
    private final Hmac key;

    @Inject
    Chain(
            AuditRepository entries,
            ChainRepository ends,
            TransactionOperations<Connection> transactions,
            StableKeys keys) {
        this.entries = entries;
        this.ends = ends;
        this.transactions = transactions;
        this.key = new Hmac(keys.of(StableKeys.Use.AUDIT));
    }

    /** Adds an entry, whose {@code seq} and {@code hash} are still open; returns its number. */
    long add(AuditRow open) {
        return transactions.executeWrite(status -> {
            ends.next();
            ChainRow end = end();
            AuditRow row = numbered(open, end.seq());
            String hash = hash(end.hash(), row);
            entries.save(row.hashed(hash));
            ends.end(hash);
            return row.seq();
        });
    }

    <T> T together(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }

    ChainRow end() {
        return ends.findById(1).orElseThrow(() -> new IllegalStateException("The audit lost its chain."));
    }

    String hash(String before, AuditRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(row.seq());
            out.writeLong(row.at());
            out.writeLong(row.answers());
            for (String text : List.of(
                    before,
                    row.action(),
                    row.actorKind(),
                    row.actor(),
                    row.userId(),
                    row.tokenId(),
                    row.jobId(),
                    row.address(),
                    row.requestId(),
                    row.domain(),
                    row.objectKind(),
                    row.object(),
                    row.summary(),
                    row.beforeState(),
                    row.afterState(),
                    row.outcome())) {
                byte[] part = text.getBytes(StandardCharsets.UTF_8);
                // With its length, so that no text can pass for the end of one and the beginning of the next.
                out.writeInt(part.length);
                out.write(part);
            }
            out.flush();
            return HexFormat.of().formatHex(key.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditRow numbered(AuditRow row, long seq) {
        return new AuditRow(
                seq,
                row.at(),
                row.action(),
                row.actorKind(),
                row.actor(),
                row.userId(),
                row.tokenId(),
                row.jobId(),
                row.address(),
                row.requestId(),
                row.domain(),
                row.objectKind(),
                row.object(),
                row.summary(),
                row.beforeState(),
                row.afterState(),
                row.outcome(),
                row.answers(),
                "");
    }
}
