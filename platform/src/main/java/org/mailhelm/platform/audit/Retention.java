package org.mailhelm.platform.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the oldest entries away, once they are older than they are to be kept. */
@Singleton
class Retention {

    static final int LONGEST = 36500;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final AuditRepository entries;
    private final ChainRepository ends;
    private final Chain chain;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    @Inject
    Retention(
            AuditRepository entries,
            ChainRepository ends,
            Chain chain,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.entries = entries;
        this.ends = ends;
        this.chain = chain;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many days entries are kept; 0 for ever. */
    int days() {
        return chain.end().keepDays();
    }

    void keep(int days) {
        transactions.executeWrite(status -> {
            int before = days();
            if (before != days) {
                ends.keep(days);
                audit.done(AuditEvent.of("settings.update")
                        .on("setting", "audit retention")
                        .change("days", before, days));
            }
            return true;
        });
    }

    @Scheduled(fixedDelay = "6h", initialDelay = "10m")
    void expire() {
        transactions.executeWrite(status -> {
            ends.lock();
            int days = days();
            if (days == 0) {
                return 0L;
            }
            Optional<AuditRow> last =
                    entries.lastBefore(clock.millis() - Duration.ofDays(days).toMillis());
            if (last.isEmpty()) {
                return 0L;
            }
            ends.start(last.get().seq(), last.get().hash());
            long gone = entries.forget(last.get().seq());
            audit.done(
                    Origin.SYSTEM,
                    AuditEvent.of("audit.expire")
                            .on("audit", "entries up to " + last.get().seq())
                            .says(gone + " entries older than " + days + " days were taken away"));
            LOG.info("{} audit entries older than {} days were taken away", gone, days);
            return gone;
        });
    }
}
