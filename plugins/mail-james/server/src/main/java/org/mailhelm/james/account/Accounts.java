package org.mailhelm.james.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.james.core.Username;

/**
 * The accounts, in a table of the mail database. This process is the only one that writes there, so who is suspended is
 * also kept in memory: that is asked for each command of each session.
 */
public final class Accounts {
    private static final String CREATE =
            "create table if not exists mailhelm_account (address varchar(320) primary key,"
                    + " suspended boolean not null, send_limit integer, sent_on bigint not null, sent integer not null)";
    private static final String COLUMNS = "select address, suspended, send_limit, sent_on, sent from mailhelm_account";
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final int usualLimit;
    private final Clock clock;
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    /** @param usualLimit of mailboxes that have none of their own */
    public Accounts(DataSource database, int usualLimit, Clock clock) throws SQLException {
        this.database = database;
        this.usualLimit = usualLimit;
        this.clock = clock;
        update(CREATE);
        select("", "").stream().filter(Account::suspended).map(Account::address).forEach(suspended::add);
    }

    public boolean isSuspended(Username user) {
        return suspended.contains(user.asString());
    }

    public Account account(Username user) throws SQLException {
        return select(" where address = ?", user.asString()).stream()
                .findFirst()
                .orElseGet(() -> new Account(user.asString(), false, usualLimit, 0));
    }

    /** Those of a domain that differ from what a new mailbox has. */
    public List<Account> ofDomain(String domain) throws SQLException {
        return select(" where address like ? escape '!'", "%@" + domain.replace("_", "!_"));
    }

    public void suspend(Username user, boolean on) throws SQLException {
        ensure(user);
        update("update mailhelm_account set suspended = ? where address = ?", on, user.asString());
        if (on) {
            suspended.add(user.asString());
        } else {
            suspended.remove(user.asString());
        }
    }

    public void limit(Username user, int messages) throws SQLException {
        ensure(user);
        update("update mailhelm_account set send_limit = ? where address = ?", messages, user.asString());
    }

    /** Else the next mailbox of that name would have it. */
    public void forget(Username user) throws SQLException {
        update("delete from mailhelm_account where address = ?", user.asString());
        suspended.remove(user.asString());
    }

    public boolean maySend(Username user) throws SQLException {
        Account account = account(user);
        return account.sentToday() < account.sendLimit();
    }

    /** Counts a message, unless that would be one too many. One statement, because a mailbox has several sessions. */
    public boolean countMessage(Username user) throws SQLException {
        ensure(user);
        long today = today();
        return update(
                        "update mailhelm_account set sent = case when sent_on = ? then sent + 1 else 1 end, sent_on = ?"
                                + " where address = ? and (case when sent_on = ? then sent else 0 end)"
                                + " < coalesce(send_limit, ?)",
                        today,
                        today,
                        user.asString(),
                        today,
                        usualLimit)
                == 1;
    }

    private void ensure(Username user) throws SQLException {
        if (!select(" where address = ?", user.asString()).isEmpty()) {
            return;
        }
        try {
            update(
                    "insert into mailhelm_account (address, suspended, sent_on, sent) values (?, ?, ?, ?)",
                    user.asString(),
                    false,
                    today(),
                    0);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            // another session was quicker
        }
    }

    private List<Account> select(String where, String value) throws SQLException {
        long today = today();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
            if (!where.isEmpty()) {
                statement.setString(1, value);
            }
            List<Account> accounts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int own = rows.getInt(3);
                    int limit = rows.wasNull() ? usualLimit : own;
                    accounts.add(new Account(
                            rows.getString(1),
                            rows.getBoolean(2),
                            limit,
                            rows.getLong(4) == today ? rows.getInt(5) : 0));
                }
            }
            return accounts;
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }
}
