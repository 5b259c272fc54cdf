package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.mailhelm.platform.storage.EpochMillis;
import org.mailhelm.platform.storage.PlainReads;

/** Reads what lists show of the DNS of domains. */
@Singleton
class GlanceRepository {

    private static final String ALL =
            "select domain, overall, severity, failing, warnings, verdicts, checked_at, next_at,"
                    + " problem from dns_health";

    private final PlainReads reads;

    GlanceRepository(PlainReads reads) {
        this.reads = reads;
    }

    List<HealthGlance> findAll() {
        return reads.all(ALL, GlanceRepository::read, List.of());
    }

    List<HealthGlance> findByDomainIn(Collection<String> domains) {
        String marks = String.join(", ", Collections.nCopies(domains.size(), "?"));
        return reads.all(ALL + " where domain in (" + marks + ")", GlanceRepository::read, domains);
    }

    private static HealthGlance read(ResultSet row) throws SQLException {
        return new HealthGlance(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                EpochMillis.read(row, 7),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9));
    }
}
