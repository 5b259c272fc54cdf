package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;

/** How often passwords and setup codes may be guessed: by account, by address, by network, and in all. */
@Singleton
final class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int BY_ACCOUNT = 5;
    private static final int BY_ADDRESS = 10;
    private static final int BY_NETWORK = 60;
    private static final int IN_ALL = 300;
    private static final String EVERYBODY = "all";

    private final RateLimits limits;

    Attempts(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts an attempt; when it is one too many, how long to wait. */
    Optional<Duration> begin(String purpose, String account, Caller caller) {
        // The address first: one that is blocked can't use up the tries of an account.
        for (Map.Entry<Limit, String> entry : all(purpose, account, caller).entrySet()) {
            Optional<Duration> wait = limits.take(entry.getKey(), entry.getValue());
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    /** The attempt was right. What the address did wrong before still counts, else one good account hides guesses. */
    void succeed(String purpose, String account, Caller caller) {
        limits.giveBack(address(purpose), caller.network());
        limits.giveBack(network(purpose), caller.wideNetwork());
        limits.giveBack(everybody(purpose), EVERYBODY);
        limits.forget(account(purpose), account);
    }

    /** Whether to tell of a refused attempt: once in a while for an address, else a flood of them fills the audit. */
    boolean news(String purpose, Caller caller) {
        return limits.take(new Limit(purpose + "-told", 1, WINDOW), caller.network())
                .isEmpty();
    }

    private static Map<Limit, String> all(String purpose, String account, Caller caller) {
        Map<Limit, String> all = new LinkedHashMap<>();
        all.put(address(purpose), caller.network());
        all.put(network(purpose), caller.wideNetwork());
        all.put(everybody(purpose), EVERYBODY);
        all.put(account(purpose), account);
        return all;
    }

    private static Limit account(String purpose) {
        return new Limit(purpose + "-account", BY_ACCOUNT, WINDOW);
    }

    private static Limit address(String purpose) {
        return new Limit(purpose + "-address", BY_ADDRESS, WINDOW);
    }

    private static Limit network(String purpose) {
        return new Limit(purpose + "-network", BY_NETWORK, WINDOW);
    }

    private static Limit everybody(String purpose) {
        return new Limit(purpose + "-all", IN_ALL, WINDOW);
    }
}
