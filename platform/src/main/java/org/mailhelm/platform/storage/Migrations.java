package org.mailhelm.platform.storage;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.flyway.DataSourceMigrationRunner;
import io.micronaut.flyway.FlywayConfigurationProperties;
import io.micronaut.flyway.FlywayMigrator;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables up to date before anybody uses them. Flyway slows a start, so it runs only when needed. */
@Singleton
@Replaces(DataSourceMigrationRunner.class)
class Migrations implements BeanCreatedEventListener<DataSource> {

    /** The version of the last file in {@code db/migration}. */
    static final String NEWEST = "95";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String LAST =
            "select version, success from flyway_schema_history order by installed_rank desc limit 1";

    private final BeanProvider<FlywayMigrator> flyway;
    private final BeanProvider<FlywayConfigurationProperties> settings;

    private final DataSourceResolver plain;

    Migrations(
            BeanProvider<FlywayMigrator> flyway,
            BeanProvider<FlywayConfigurationProperties> settings,
            DataSourceResolver plain) {
        this.flyway = flyway;
        this.settings = settings;
        this.plain = plain;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        // Without transactions, which are not set up before the tables are.
        DataSource database = plain.resolve(event.getBean());
        if (!upToDate(database)) {
            flyway.get().run(settings.get(), database);
        }
        return event.getBean();
    }

    /** False also when that can't be told: Flyway says what is wrong. */
    private static boolean upToDate(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet last = statement.executeQuery()) {
            return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            LOG.debug("The database has no tables yet, or can't be read", e);
            return false;
        }
    }
}
