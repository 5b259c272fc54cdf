package org.mailhelm.platform.storage;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * Lets transactions be read-only on SQLite. The driver refuses to make an open connection read-only; what is wanted here
 * is that a read begins without the write lock and a write begins with it, so that writers queue instead of failing
 * halfway through.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "mailhelm.database-kind", value = "sqlite")
class SqliteReadOnly implements BeanCreatedEventListener<DataSource> {

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        DataSource pool = event.getBean();
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class, AutoCloseable.class},
                (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(pool, args);
                        return result instanceof Connection connection ? wrap(connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Connection wrap(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                SqliteReadOnly.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("setReadOnly")) {
                        begin(
                                connection,
                                Boolean.TRUE.equals(args[0]) ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void begin(Connection connection, TransactionMode mode) throws SQLException {
        SQLiteConnection raw = connection.unwrap(SQLiteConnection.class);
        raw.getConnectionConfig().setTransactionMode(mode);
        raw.setCurrentTransactionMode(mode);
    }
}
