package org.mailhelm.platform.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/** Stands in where nothing keeps connections. */
@Singleton
@Requires(missingBeans = Connections.class)
final class NoConnections implements Connections {

    @Override
    public List<ConnectionView> all(Kind kind) {
        return List.of();
    }

    @Override
    public Optional<ConnectionView> find(String connectionId) {
        return Optional.empty();
    }

    @Override
    public <T extends Service> T service(String connectionId, Class<T> type) {
        throw new Failure.Unavailable("There is no such connection.", false);
    }
}
