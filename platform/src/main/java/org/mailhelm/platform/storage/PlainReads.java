package org.mailhelm.platform.storage;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads what nearly every request needs. Columns are told by place: looking up each by its name, and building the query
 * anew, takes several times as long as the query itself.
 */
@Singleton
public class PlainReads {

    private final JdbcOperations jdbc;

    @Inject
    PlainReads(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes something of the row that the cursor is at. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows. */
    public <T> List<T> all(String sql, Row<T> row, Collection<?> values) {
        return jdbc.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int place = 1;
                for (Object value : values) {
                    statement.setObject(place++, value);
                }
                List<T> rows = new ArrayList<>();
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        rows.add(row.read(found));
                    }
                }
                return rows;
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return all(sql, row, List.of(values)).stream().findFirst();
    }
}
