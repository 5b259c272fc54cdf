package org.mailhelm.platform.mail;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * Finds the part of the domains that a list shows. The columns are read by place, because looking up each by its name
 * takes several times as long as the query.
 */
@Singleton
class DomainSearch {

    private static final String COLUMNS =
            "name, search, connection_id, version, mailboxes, used_bytes, read_at, doubted,"
                    + " tried_at, problem, hosting";

    /** What can be sorted by; a statement holds nothing else of what somebody typed. */
    private static final Map<String, String> ORDERS = Map.of(
            "name", "name",
            "problem", "problem",
            "mailboxes", "mailboxes",
            "usedBytes", "used_bytes");

    private final JdbcOperations jdbc;

    DomainSearch(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of all domains of some connections, in order. */
    List<String> names(Collection<String> connectionIds) {
        Where where = where(connectionIds, Optional.empty(), "");
        return jdbc.execute(connection -> {
            List<String> names = new ArrayList<>();
            try (PreparedStatement statement = where.prepare(connection, "select name", "order by name");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    Snapshot.Found find(Collection<String> connectionIds, Optional<Set<String>> only, String query, Pageable page) {
        Where where = where(connectionIds, only, query);
        // One more than the part holds: without it, the part is the last and its place says how many there are.
        String end = order(page.getSort()) + " limit " + (page.getSize() + 1L) + " offset " + page.getOffset();
        return jdbc.execute(connection -> {
            List<DomainRow> rows = new ArrayList<>();
            boolean more = false;
            try (PreparedStatement statement = where.prepare(connection, "select " + COLUMNS, end);
                    ResultSet row = statement.executeQuery()) {
                while (!more && row.next()) {
                    more = rows.size() == page.getSize();
                    if (!more) {
                        rows.add(read(row));
                    }
                }
            }
            boolean last = !more && (!rows.isEmpty() || page.getOffset() == 0);
            long total = last ? page.getOffset() + rows.size() : count(connection, where);
            long all = query.isEmpty() ? total : count(connection, where(connectionIds, only, ""));
            return new Snapshot.Found(rows, total, all);
        });
    }

    private static long count(Connection connection, Where where) throws SQLException {
        try (PreparedStatement statement = where.prepare(connection, "select count(*)", "");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static DomainRow read(ResultSet row) throws SQLException {
        boolean hosting = row.getBoolean(11);
        @Nullable Boolean known = row.wasNull() ? null : hosting;
        return new DomainRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getLong(6),
                EpochMillis.read(row, 7),
                row.getBoolean(8),
                EpochMillis.read(row, 9),
                row.getString(10),
                known);
    }

    private static String order(Sort sort) {
        return sort.getOrderBy().stream()
                .map(order -> ORDERS.getOrDefault(order.getProperty(), "name") + (order.isAscending() ? "" : " desc"))
                .collect(Collectors.joining(", ", sort.isSorted() ? "order by " : "", ""));
    }

    private static Where where(Collection<String> connectionIds, Optional<Set<String>> only, String query) {
        List<String> values = new ArrayList<>(connectionIds);
        StringBuilder sql = new StringBuilder("connection_id in (")
                .append(marks(connectionIds))
                .append(')');
        only.ifPresent(names -> {
            sql.append(" and name in (").append(marks(names)).append(')');
            values.addAll(names);
        });
        if (!query.isEmpty()) {
            sql.append(" and search like ? escape '!'");
            values.add("%" + query.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        return new Where(sql.toString(), values);
    }

    private static String marks(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private record Where(String sql, List<String> values) {

        PreparedStatement prepare(Connection connection, String beginning, String end) throws SQLException {
            PreparedStatement statement =
                    connection.prepareStatement(beginning + " from mail_domain where " + sql + " " + end);
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            return statement;
        }
    }
}
