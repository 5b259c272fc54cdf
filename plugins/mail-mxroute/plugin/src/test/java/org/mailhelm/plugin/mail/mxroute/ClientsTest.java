package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.testkit.MutableClock;

class ClientsTest {

    private static final DomainName DOMAIN = new DomainName("example.com");

    private final Map<String, String> addresses = new HashMap<>(Map.of("eagle.mxlogin.com", "192.0.2.1"));
    private final AtomicInteger questions = new AtomicInteger();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Clients clients =
            new Clients(new DomainName("eagle.mxlogin.com"), this::lookup, Runnable::run, clock);

    private InetAddress[] lookup(String host) throws UnknownHostException {
        questions.incrementAndGet();
        String address = addresses.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(address)};
    }

    private Optional<URI> webmail() {
        return clients.settings(DOMAIN).webmail();
    }

    @Test
    void prefersTlsFromTheFirstByte() {
        ClientSettings settings = clients.settings(DOMAIN);

        for (Protocol protocol : Protocol.values()) {
            assertThat(settings.endpoints())
                    .filteredOn(endpoint -> endpoint.protocol() == protocol)
                    .first()
                    .satisfies(endpoint -> assertThat(endpoint.security()).isEqualTo(Security.TLS));
        }
        assertThat(settings.endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.host()).isEqualTo("eagle.mxlogin.com"));
    }

    @Test
    void linksToWebmailOnlyWhereItIsServed() {
        assertThat(webmail()).as("no such name").isEmpty();

        clock.advance(Duration.ofMinutes(11));
        addresses.put("webmail.example.com", "198.51.100.7");
        assertThat(webmail()).as("a name that leads elsewhere").isEmpty();

        clock.advance(Duration.ofMinutes(11));
        addresses.put("webmail.example.com", "192.0.2.1");
        assertThat(webmail()).contains(URI.create("https://webmail.example.com"));
    }

    @Test
    void asksTheNameServiceSeldom() {
        webmail();
        int first = questions.get();
        webmail();

        assertThat(questions).hasValue(first);
    }
}
