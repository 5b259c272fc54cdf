package org.mailhelm.platform.dns;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;

/** A mail host and DNS providers for a test; give it to the test's host, and they are its only connections. */
public final class FakeParts {

    /** The mail host, whose connection is {@code mail}. */
    public final FakeMail mail = new FakeMail();

    private final Map<String, DnsZones> zones = new LinkedHashMap<>();

    /** Adds a DNS provider. */
    public FakeParts with(String id, DnsZones provider) {
        zones.put(id, provider);
        return this;
    }

    /** Stands in for the real connections where a test brought parts. */
    @Singleton
    @Primary
    @Requires(bean = FakeParts.class)
    static final class FakeConnections implements Connections {
        private final FakeParts parts;

        FakeConnections(FakeParts parts) {
            this.parts = parts;
        }

        @Override
        public List<ConnectionView> all(Kind kind) {
            return switch (kind) {
                case MAIL_HOST -> List.of(view("mail", kind));
                case DNS ->
                    parts.zones.keySet().stream().map(id -> view(id, kind)).toList();
                default -> List.of();
            };
        }

        @Override
        public Optional<ConnectionView> find(String connectionId) {
            return connectionId.equals("mail")
                    ? Optional.of(view("mail", Kind.MAIL_HOST))
                    : Optional.ofNullable(parts.zones.get(connectionId)).map(there -> view(connectionId, Kind.DNS));
        }

        @Override
        public <T extends Service> T service(String connectionId, Class<T> type) {
            if (type == MailHost.class && connectionId.equals("mail")) {
                return type.cast(parts.mail);
            }
            DnsZones there = parts.zones.get(connectionId);
            if (there == null) {
                throw new Failure.Unavailable("There is no such connection.", false);
            }
            return type.cast(there);
        }

        private static ConnectionView view(String id, Kind kind) {
            return new ConnectionView(id, "Host " + id, kind, "fake", "Fake", true, Optional.empty());
        }
    }
}
