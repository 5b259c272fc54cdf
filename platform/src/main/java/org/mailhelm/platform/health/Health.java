package org.mailhelm.platform.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.context.BeanProvider;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.Plugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health of the installation. Looked at once in a few seconds however often it is asked for, so that asking, which
 * anybody may, costs next to nothing.
 */
@Singleton
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int DATABASE_SECONDS = 2;
    private static final String ALL = "all";

    private final DataSource database;
    private final BeanProvider<Plugins> plugins;
    private final Connections connections;
    private final ExecutorService executor;
    private final LoadingCache<String, List<Part>> looked;
    private volatile @Nullable Future<Boolean> asked;

    Health(
            DataSource database,
            BeanProvider<Plugins> plugins,
            Connections connections,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.plugins = plugins;
        this.connections = connections;
        this.executor = executor;
        this.looked =
                Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(1).build(key -> look());
    }

    /** All parts as they were at most {@link #LIFE} ago. */
    List<Part> parts() {
        return looked.get(ALL);
    }

    private List<Part> look() {
        return List.of(database(), plugins(), connections());
    }

    private Part database() {
        // A pool without a connection makes callers wait; one of them is enough to know.
        Future<Boolean> check = asked;
        if (check == null || check.isDone()) {
            check = executor.submit(this::answers);
            asked = check;
        }
        boolean answers = false;
        try {
            answers = check.get(DATABASE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The database did not answer in {} s", DATABASE_SECONDS);
        } catch (ExecutionException e) {
            LOG.warn("The database does not answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers
                ? Part.ok("database")
                : new Part("database", HealthState.DOWN, List.of("The database does not answer. The log tells more."));
    }

    private boolean answers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(DATABASE_SECONDS);
        }
    }

    private Part plugins() {
        if (!plugins.isPresent()) {
            return Part.ok("plugins");
        }
        List<String> faults = plugins.get().health().faults().stream()
                .map(fault -> fault.id() + " " + fault.version() + ": " + fault.cause())
                .toList();
        return part("plugins", faults);
    }

    private Part connections() {
        List<String> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (ConnectionView connection : connections.all(kind)) {
                connection.problem().ifPresent(problem -> faults.add(connection.name() + ": " + problem));
            }
        }
        return part("connections", faults);
    }

    private static Part part(String name, List<String> faults) {
        return faults.isEmpty() ? Part.ok(name) : new Part(name, HealthState.DEGRADED, faults);
    }
}
