package org.mailhelm.james.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.mailhelm.james.config.ServerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to H2 or PostgreSQL, whichever the address names. */
public final class MailDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailDatabase.class);
    private static final int MAX_CONNECTIONS = 32;

    private final BasicDataSource pool = new BasicDataSource();
    private final boolean h2;

    public MailDatabase(ServerConfig.Database database) {
        h2 = database.url().startsWith("jdbc:h2:");
        pool.setUrl(database.url());
        pool.setDriverClassName(h2 ? "org.h2.Driver" : "org.postgresql.Driver");
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaxTotal(MAX_CONNECTIONS);
        pool.setMaxIdle(8);
        pool.setJmxName(null);
        // PostgreSQL may have been restarted meanwhile
        pool.setTestOnBorrow(!h2);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Compacts an H2 file, which else keeps many times the size of its content. A second call does nothing. */
    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        try {
            if (h2) {
                shutDown();
            }
            pool.close();
        } catch (SQLException e) {
            LOG.warn("The mail database was not closed cleanly; it recovers at the next start", e);
        }
    }

    private void shutDown() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
    }
}
