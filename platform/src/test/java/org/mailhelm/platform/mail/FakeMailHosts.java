package org.mailhelm.platform.mail;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/**
 * The mail hosts of a test, and DNS providers where it needs some; give it to the test's host, and they are its only
 * connections.
 */
public final class FakeMailHosts {

    final Map<String, FakeMailHost> hosts = new LinkedHashMap<>();
    private final Map<String, DnsZones> zones = new LinkedHashMap<>();

    public FakeMailHosts with(String id, FakeMailHost host) {
        hosts.put(id, host);
        return this;
    }

    /** Adds a DNS provider. */
    public FakeMailHosts with(String id, DnsZones provider) {
        zones.put(id, provider);
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
            return switch (kind) {
                case MAIL_HOST -> views(hosts.hosts.keySet(), kind);
                case DNS -> views(hosts.zones.keySet(), kind);
                default -> List.of();
            };
        }

        @Override
        public Optional<ConnectionView> find(String connectionId) {
            return Stream.concat(all(Kind.MAIL_HOST).stream(), all(Kind.DNS).stream())
                    .filter(view -> view.id().equals(connectionId))
                    .findFirst();
        }

        @Override
        public <T extends Service> T service(String connectionId, Class<T> type) {
            Service service = hosts.hosts.get(connectionId);
            if (service == null) {
                service = hosts.zones.get(connectionId);
            }
            if (service == null) {
                throw new Failure.Unavailable("There is no such connection.", false);
            }
            return type.cast(service);
        }

        private static List<ConnectionView> views(Set<String> ids, Kind kind) {
            return ids.stream()
                    .map(id -> new ConnectionView(id, "Host " + id, kind, "fake", "Fake", true, Optional.empty()))
                    .toList();
        }
    }
}
