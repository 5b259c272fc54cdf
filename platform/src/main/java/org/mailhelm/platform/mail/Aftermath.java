package org.mailhelm.platform.mail;

import org.mailhelm.api.Failure;

/** The same failure, with what stands now. */
public final class Aftermath {

    private Aftermath() {}

    /** Whether a change that failed so may have taken place all the same, wholly or in part. */
    public static boolean unclear(Failure failure) {
        return failure instanceof Failure.Unavailable;
    }

    /** The failure with one more sentence. */
    public static Failure of(Failure cause, String sentence) {
        String message = cause.reason() + " " + sentence;
        if (cause instanceof Failure.InvalidInput input) {
            return new Failure.InvalidInput(input.field(), message);
        }
        if (cause instanceof Failure.RateLimited limited) {
            return new Failure.RateLimited(message, limited.retryAfter());
        }
        if (cause instanceof Failure.Unauthenticated) {
            return new Failure.Unauthenticated(message);
        }
        if (cause instanceof Failure.Forbidden) {
            return new Failure.Forbidden(message);
        }
        if (cause instanceof Failure.NotFound) {
            return new Failure.NotFound(message);
        }
        if (cause instanceof Failure.Conflict) {
            return new Failure.Conflict(message);
        }
        if (cause instanceof Failure.LimitReached) {
            return new Failure.LimitReached(message);
        }
        if (cause instanceof Failure.Unsupported) {
            return new Failure.Unsupported(message);
        }
        return new Failure.Unavailable(message, cause.retryable(), cause);
    }
}
