package org.mailhelm.platform.mail;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/** The mail hosts of a test; give it to the test's host, and they are its only connections. */
public final class FakeMailHosts {

    final Map<String, FakeMailHost> hosts = new LinkedHashMap<>();

    public FakeMailHosts with(String id, FakeMailHost host) {
        hosts.put(id, host);
        return this;
    }

    /** Stands in for the real connections where a test brought hosts. */
    @Singleton
    @Primary
    @Requires(bean = FakeMailHosts.class)
    static final class FakeConnections implements Connections {
        private final FakeMailHosts hosts;

        FakeConnections(FakeMailHosts hosts) {
            this.hosts = hosts;
        }

        @Override
        public List<ConnectionView> all(Kind kind) {
            return kind == Kind.MAIL_HOST
                    ? hosts.hosts.keySet().stream().map(FakeConnections::view).toList()
                    : List.of();
        }

        @Override
        public Optional<ConnectionView> find(String connectionId) {
            return hosts.hosts.containsKey(connectionId) ? Optional.of(view(connectionId)) : Optional.empty();
        }

        @Override
        public <T extends Service> T service(String connectionId, Class<T> type) {
            FakeMailHost host = hosts.hosts.get(connectionId);
            if (host == null) {
                throw new Failure.Unavailable("There is no such connection.", false);
            }
            return type.cast(host);
        }

        private static ConnectionView view(String id) {
            return new ConnectionView(id, "Host " + id, Kind.MAIL_HOST, "fake", "Fake", true, Optional.empty());
        }
    }
}
