package org.mailhelm.platform.access.sso;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.Cookies;
import org.mailhelm.platform.access.Secrets;

/**
 * Browsers on their way. A state is kept by its digest, for ten minutes, and good once, in the browser that set out: a
 * cookie tells which one it was.
 */
@Singleton
class Attempts {

    static final String COOKIE = "mailhelm-sso";

    private static final Duration GOOD = Duration.ofMinutes(10);

    private final AttemptRepository rows;
    private final Secrets secrets;
    private final Cookies cookies;
    private final Clock clock;

    @Inject
    Attempts(AttemptRepository rows, Secrets secrets, Cookies cookies, Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** What it is for. */
    record Wish(Attempt.Purpose purpose, String userId, String invitationHash, String returnTo) {}

    /**
     * One that has begun.
     *
     * @param state to be sent along
     * @param browser the value of the cookie
     */
    record Begun(String state, String browser, Attempt attempt) {

        @Override
        public String toString() {
            return "Begun[" + attempt.purpose() + "]";
        }
    }

    Begun begin(HttpRequest<?> request, Wish wish, String redirectUri) {
        String state = secrets.token();
        // The same for all tabs of a browser, so that none makes another's return a stranger's.
        String browser = cookies.read(request, COOKIE).filter(Attempts::sound).orElseGet(secrets::token);
        Attempt attempt = rows.save(new Attempt(
                Secrets.digest(state),
                secrets.token(),
                Secrets.digest(browser),
                wish.purpose(),
                wish.userId(),
                wish.invitationHash(),
                wish.returnTo(),
                secrets.token(),
                secrets.token(),
                redirectUri,
                false,
                "",
                clock.millis() + GOOD.toMillis()));
        return new Begun(state, browser, attempt);
    }

    /** The attempt of a state that comes back; empty when it is unknown, too old, used, or another browser's. */
    Optional<Attempt> returned(HttpRequest<?> request, String state) {
        if (!sound(state)) {
            return Optional.empty();
        }
        String hash = Secrets.digest(state);
        String browser = Secrets.digest(cookies.read(request, COOKIE).orElse(""));
        return rows.findByStateHash(hash)
                .filter(attempt -> attempt.expires() > clock.millis())
                .filter(attempt -> MessageDigest.isEqual(bytes(attempt.browserHash()), bytes(browser)))
                .filter(attempt -> rows.use(hash) == 1);
    }

    void tell(Attempt attempt, String outcome) {
        rows.tell(attempt.stateHash(), outcome);
    }

    /** What a test of this user brought to light. */
    Optional<String> outcome(String id, String userId) {
        return rows.findByTestIdAndUserId(id, userId)
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.TEST)
                .map(Attempt::outcome)
                .filter(text -> !text.isEmpty());
    }

    private static boolean sound(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Scheduled(fixedDelay = "15m", initialDelay = "5m")
    void purge() {
        rows.purge(clock.millis());
    }
}
