package org.mailhelm.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import io.micronaut.flyway.FlywayMigrator;
import io.micronaut.jdbc.DataSourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.RealPostgres;
import org.mailhelm.platform.testing.TestHost;

class MigrationsTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";

    @TempDir
    Path folder;

    @Test
    void knowsTheNewestFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration/common"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
                            .max(Comparator.comparing(Integer::valueOf)))
                    .contains(Migrations.NEWEST);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void leavesTablesOfThisReleaseAlone(Database database) throws SQLException {
        Map<String, String> same = variables(database);
        try (TestHost first = TestHost.start(folder, same)) {
            assertThat(migrated(first)).isTrue();
        }

        try (TestHost second = TestHost.start(folder, same)) {
            assertThat(migrated(second)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void bringsTablesOfAnOlderReleaseUpToDate(Database database) throws SQLException {
        Map<String, String> same = variables(database);
        try (TestHost first = TestHost.start(folder, same)) {
            run(first, "drop table mailbox_reset");
            run(first, "delete from flyway_schema_history where version = '" + Migrations.NEWEST + "'");
        }

        try (TestHost second = TestHost.start(folder, same)) {
            assertThat(migrated(second)).isTrue();
            run(second, "delete from mailbox_reset");
        }
    }

    private static Map<String, String> variables(Database database) {
        return database == Database.POSTGRESQL ? Map.of("DATABASE_URL", RealPostgres.newDatabase()) : Map.of();
    }

    private static boolean migrated(TestHost host) {
        return !host.bean(BeanContext.class)
                .getActiveBeanRegistrations(FlywayMigrator.class)
                .isEmpty();
    }

    private static void run(TestHost host, String sql) throws SQLException {
        DataSource plain = host.bean(DataSourceResolver.class).resolve(host.bean(DataSource.class));
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
