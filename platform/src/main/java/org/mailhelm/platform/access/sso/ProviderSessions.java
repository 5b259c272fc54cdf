package org.mailhelm.platform.access.sso;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.Cookies;
import org.mailhelm.platform.access.Secrets;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.Sealer;
import org.mailhelm.platform.secret.Unsealable;

/** Keeps the ID token that each browser came back with, sealed: it holds what the provider knows of a person. */
@Singleton
class ProviderSessions {

    static final String PURPOSE = "provider session";

    private static final Duration KEPT = Duration.ofDays(31);

    private final ProviderSessionRepository rows;
    private final Cookies cookies;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    ProviderSessions(ProviderSessionRepository rows, Cookies cookies, Keys keys, Clock clock) {
        this.rows = rows;
        this.cookies = cookies;
        this.sealer = keys.sealer(PURPOSE);
        this.clock = clock;
    }

    void keep(HttpRequest<?> request, String userId, String idToken) {
        browser(request)
                .ifPresent(
                        hash -> rows.put(hash, userId, sealer.seal(idToken, hash), clock.millis() + KEPT.toMillis()));
    }

    /** The ID token of the browser, once; empty when this user came by another way. */
    Optional<String> take(HttpRequest<?> request, String userId) {
        return browser(request)
                .flatMap(hash -> rows.findByBrowserHashAndUserId(hash, userId).map(row -> {
                    rows.remove(hash);
                    try {
                        return sealer.open(row.idToken(), hash);
                    } catch (Unsealable e) {
                        // Without it the provider asks the person once more.
                        return "";
                    }
                }));
    }

    private Optional<String> browser(HttpRequest<?> request) {
        return cookies.read(request, Attempts.COOKIE).map(Secrets::digest);
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "10m")
    void purge() {
        rows.purge(clock.millis());
    }
}
