package org.mailhelm.platform.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ClientSettings;

/** What anybody may learn of the domains that are served here: how mail programs connect. Never which mailboxes exist. */
@Singleton
public final class ServedDomains {

    // Strangers ask, as often as they like: a mail host must not notice.
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 2000;

    private final Snapshot snapshot;
    private final MailHosts hosts;
    private final Cache<String, ClientSettings> known;

    ServedDomains(Snapshot snapshot, MailHosts hosts, Clock clock) {
        this.snapshot = snapshot;
        this.hosts = hosts;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** A domain and how mail programs connect for it. */
    public record Served(DomainName name, String shown, ClientSettings settings) {}

    /**
     * From what is stored, without looking for it at the mail hosts.
     *
     * @throws Failure when its mail host doesn't say
     */
    public Optional<Served> find(String domain) {
        DomainName name;
        try {
            name = DomainText.read(domain);
        } catch (Failure.InvalidInput e) {
            return Optional.empty();
        }
        return snapshot.domain(name)
                .filter(row -> hosts.ids().contains(row.connectionId()))
                .map(row -> new Served(
                        name,
                        row.shown(),
                        known.get(
                                row.connectionId() + " " + row.name(),
                                key -> Endpoints.ordered(
                                        hosts.open(row.connectionId()).clientSettings(name)))));
    }
}
