package org.mailhelm.platform.dns.health;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lists show. The columns are read by place, because looking up each by its name takes several times as long as
 * the query.
 */
@Singleton
class GlanceRepository {

    private static final String ALL =
            "select domain, overall, severity, failing, warnings, verdicts, checked_at, next_at,"
                    + " problem from dns_health";

    private final JdbcOperations jdbc;

    GlanceRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<HealthGlance> findAll() {
        return read(ALL, List.of());
    }

    List<HealthGlance> findByDomainIn(Collection<String> domains) {
        String marks = String.join(", ", Collections.nCopies(domains.size(), "?"));
        return read(ALL + " where domain in (" + marks + ")", domains);
    }

    private List<HealthGlance> read(String sql, Collection<String> domains) {
        return jdbc.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int place = 1;
                for (String domain : domains) {
                    statement.setString(place++, domain);
                }
                List<HealthGlance> glances = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        glances.add(read(row));
                    }
                }
                return glances;
            }
        });
    }

    private static HealthGlance read(ResultSet row) throws SQLException {
        long checked = row.getLong(7);
        @Nullable Instant checkedAt = row.wasNull() ? null : Instant.ofEpochMilli(checked);
        return new HealthGlance(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                checkedAt,
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9));
    }
}
