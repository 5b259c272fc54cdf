package org.mailhelm.platform.mail;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;

/** Finds the part of the mailboxes that a list shows: searched, sorted and cut by the database, however many there are. */
@Singleton
class MailboxSearch {

    /** What can be sorted by; a statement holds nothing else of what somebody typed. */
    private static final Map<String, String> ORDERS = Map.of(
            "name", "",
            "domain", "m.domain",
            "storage", "coalesce(m.used_bytes, -1)",
            "full", "m.fullness",
            "sent", "coalesce(m.sent_today, -1)");

    private final JdbcOperations jdbc;

    MailboxSearch(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A part of the mailboxes that match; {@code rows} is empty beyond the last. */
    record Found(List<MailboxRow> rows, long total) {}

    /** Whose mailboxes: those of one domain, or those of all domains of some connections, or of some of them only. */
    record Scope(Optional<DomainName> domain, Collection<String> connectionIds, Optional<Set<String>> only) {

        static Scope of(DomainName domain) {
            return new Scope(Optional.of(domain), List.of(), Optional.empty());
        }

        static Scope of(Collection<String> connectionIds) {
            return of(connectionIds, Optional.empty());
        }

        static Scope of(Collection<String> connectionIds, Optional<Set<String>> only) {
            return new Scope(Optional.empty(), connectionIds, only);
        }

        private boolean empty() {
            return domain.isEmpty()
                    && (connectionIds.isEmpty() || only.filter(Set::isEmpty).isPresent());
        }
    }

    /** @param all how many there are without search, where that is known already */
    @ReadOnly
    Found find(Scope scope, ListQuery query, long offset, int size, Optional<Long> all) {
        if (scope.empty()) {
            return new Found(List.of(), 0);
        }
        Where where = where(scope, query);
        List<Object> values = new ArrayList<>(where.values());
        values.add((long) size);
        values.add(offset);
        List<MailboxRow> rows = jdbc.prepareStatement(
                "select m.* from mailbox m " + where.sql() + " order by " + order(scope, query) + " limit ? offset ?",
                statement -> {
                    set(statement, values);
                    try (ResultSet found = statement.executeQuery()) {
                        return jdbc.entityStream(found, MailboxRow.class).toList();
                    }
                });
        boolean whole = query.text().isEmpty() && query.filter().isEmpty();
        if (whole && all.isPresent()) {
            return new Found(rows, all.get());
        }
        // A part that isn't full is the last, and then its place says how many there are.
        boolean last = rows.size() < size && (!rows.isEmpty() || offset == 0);
        return new Found(rows, last ? offset + rows.size() : count(where));
    }

    private long count(Where where) {
        return jdbc.prepareStatement("select count(*) from mailbox m " + where.sql(), statement -> {
            set(statement, where.values());
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        });
    }

    /**
     * All domains together.
     *
     * @param mailboxes how many, as far as they were read
     * @param unread domains whose mailboxes were never read
     * @param oldest when those were read that were read longest ago
     */
    record Sum(long domains, long mailboxes, long usedBytes, long unread, Optional<Instant> oldest) {}

    @ReadOnly
    Sum sum(Collection<String> connectionIds) {
        return sum(connectionIds, Optional.empty());
    }

    @ReadOnly
    Sum sum(Collection<String> connectionIds, Optional<Set<String>> only) {
        if (connectionIds.isEmpty() || only.filter(Set::isEmpty).isPresent()) {
            return new Sum(0, 0, 0, 0, Optional.empty());
        }
        String sql = "select count(*), coalesce(sum(mailboxes), 0), coalesce(sum(used_bytes), 0), "
                + "coalesce(sum(case when read_at is null then 1 else 0 end), 0), coalesce(min(read_at), 0) "
                + "from mail_domain where connection_id in (" + marks(connectionIds) + ")"
                + only.map(names -> " and name in (" + marks(names) + ")").orElse("");
        List<Object> values = new ArrayList<>(connectionIds);
        only.ifPresent(values::addAll);
        return jdbc.prepareStatement(sql, statement -> {
            set(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                long oldest = found.getLong(5);
                return new Sum(
                        found.getLong(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getLong(4),
                        oldest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
            }
        });
    }

    /** Mailboxes of a domain that are nearly full, and how full the fullest is in percent. */
    record Full(long mailboxes, int fullest) {}

    /** By domain; those without any are left out. */
    @ReadOnly
    Map<String, Full> full(Collection<String> connectionIds) {
        if (connectionIds.isEmpty()) {
            return Map.of();
        }
        String sql =
                "select m.domain, count(*), max(m.fullness) from mailbox m join mail_domain d on d.name = m.domain "
                        + "where " + ListFilter.NEARLY_FULL.condition() + " and d.connection_id in ("
                        + marks(connectionIds)
                        + ") group by m.domain";
        return jdbc.prepareStatement(sql, statement -> {
            set(statement, new ArrayList<>(connectionIds));
            Map<String, Full> full = new HashMap<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    full.put(found.getString(1), new Full(found.getLong(2), found.getInt(3)));
                }
            }
            return full;
        });
    }

    private static String marks(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private static Where where(Scope scope, ListQuery query) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        scope.domain()
                .ifPresentOrElse(
                        domain -> {
                            sql.append("where m.domain = ?");
                            values.add(domain.value());
                        },
                        () -> {
                            sql.append("join mail_domain d on d.name = m.domain where d.connection_id in (")
                                    .append(marks(scope.connectionIds()))
                                    .append(')');
                            values.addAll(scope.connectionIds());
                            scope.only().ifPresent(names -> {
                                sql.append(" and d.name in (")
                                        .append(marks(names))
                                        .append(')');
                                values.addAll(names);
                            });
                        });
        if (!query.text().isEmpty()) {
            sql.append(" and m.search like ? escape '!'");
            values.add("%" + query.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        query.filter().ifPresent(filter -> sql.append(" and ").append(filter.condition()));
        return new Where(sql.toString(), values);
    }

    private static String order(Scope scope, ListQuery query) {
        String direction = query.descending() ? " desc" : "";
        String name = scope.domain().isPresent() ? "m.local_part" : "m.address";
        String first = ORDERS.getOrDefault(query.sort(), "");
        if (first.isEmpty()) {
            return name + direction;
        }
        return first + direction + ", " + (query.sort().equals("domain") ? "m.local_part" : name);
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private record Where(String sql, List<Object> values) {}
}
