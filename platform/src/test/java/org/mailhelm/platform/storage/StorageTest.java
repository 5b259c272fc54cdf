package org.mailhelm.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

class StorageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void readersAndWritersBesideEachOtherLoseNothing(Database database) throws Exception {
        try (TestHost host = database.start(folder)) {
            TransactionOperations<Connection> transactions = holdingZero(host);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(
                        threads.submit(
                                () -> transactions.executeWrite(
                                        status -> run(
                                                status.getConnection(),
                                                "update installation set content = cast(cast(content as integer) + 1 as text) where name = 'n'"))));
                all.add(threads.submit(() -> transactions.execute(
                        TransactionDefinition.READ_ONLY, status -> count(status.getConnection()))));
            }
            for (Future<?> future : all) {
                future.get();
            }
            threads.shutdown();

            assertThat(transactions.<Integer>executeRead(status -> count(status.getConnection())))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void aReadDoesNotWaitForSomebodyWhoWrites(Database database) throws Exception {
        try (TestHost host = database.start(folder)) {
            TransactionOperations<Connection> transactions = holdingZero(host);
            ExecutorService reader = Executors.newSingleThreadExecutor();

            Integer seen = transactions.executeWrite(status -> {
                run(status.getConnection(), "update installation set content = '1' where name = 'n'");
                return reader.submit(() -> transactions.<Integer>execute(
                                TransactionDefinition.READ_ONLY, inner -> count(inner.getConnection())))
                        .get(60, TimeUnit.SECONDS);
            });
            reader.shutdown();

            assertThat(seen).isZero();
        }
    }

    @SuppressWarnings("unchecked")
    private static TransactionOperations<Connection> holdingZero(TestHost host) {
        TransactionOperations<Connection> transactions = host.bean(TransactionOperations.class);
        transactions.executeWrite(status -> run(status.getConnection(), "insert into installation values ('n', '0')"));
        return transactions;
    }

    private static boolean run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(Connection connection) {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet rows = statement.executeQuery("select content from installation where name = 'n'")) {
            rows.next();
            return Integer.parseInt(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
