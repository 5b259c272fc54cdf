package org.mailhelm.platform.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Lets transactions be read-only on SQLite. The driver refuses to make an open connection read-only; what is wanted here
 * is that a read begins without the write lock and a write begins with it, so that writers queue instead of failing
 * halfway through.
 */
public final class SqliteDriver extends JDBC {

    static {
        try {
            // Where the pool looks first; it warns when it has to make a driver itself.
            DriverManager.registerDriver(new SqliteDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? new Queueing(url, url.substring(PREFIX.length()), properties) : null;
    }

    private static final class Queueing extends JDBC4Connection {

        Queueing(String url, String file, Properties properties) throws SQLException {
            super(url, file, properties);
        }

        @Override
        public void setReadOnly(boolean readOnly) {
            TransactionMode mode = readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE;
            getConnectionConfig().setTransactionMode(mode);
            setCurrentTransactionMode(mode);
        }
    }
}
