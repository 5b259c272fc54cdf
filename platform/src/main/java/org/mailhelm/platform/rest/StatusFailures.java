package org.mailhelm.platform.rest;

import java.time.Duration;
import java.util.Optional;
import org.mailhelm.api.Failure;

/** What a status means when nobody knows better. */
final class StatusFailures {

    private static final Duration UNTOLD = Duration.ofSeconds(30);

    private StatusFailures() {}

    /**
     * The failure.
     *
     * @param place host and port
     * @param wait how long the answer asks to wait
     */
    static Failure of(Prepared request, int status, String place, Optional<String> message, Optional<Duration> wait) {
        String said = message.map(text -> ": " + text).orElse("");
        String end = said.isEmpty() || ".!?…".indexOf(said.charAt(said.length() - 1)) < 0 ? "." : "";
        String answered = place + " answered " + status + " to " + request.label();
        switch (status) {
            case 400, 422:
                return new Failure.InvalidInput("request", place + " refuses the request" + said + end);
            case 401:
                return new Failure.Unauthenticated(
                        place + " refuses the credentials" + said + end + " Check them in the connection's settings.");
            case 403:
                return new Failure.Forbidden(
                        place + " doesn't allow " + request.label() + " with these credentials" + said + end);
            case 404, 410:
                return new Failure.NotFound(answered + ", not found" + said + end);
            case 409, 412:
                return new Failure.Conflict(answered + ", a conflict" + said + end);
            case 429:
                Duration left = wait.orElse(UNTOLD);
                return new Failure.RateLimited(
                        place + " has had too many calls" + said + end + " Try again in " + Waits.words(left) + ".",
                        left);
            default:
                return new Failure.Unavailable(answered + said + end, status >= 500 && request.repeatable());
        }
    }
}
