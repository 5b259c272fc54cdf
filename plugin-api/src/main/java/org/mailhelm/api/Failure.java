package org.mailhelm.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an outside system did not do what was asked. A closed family: each member has a stable code, says whether trying
 * again can help, and stands for one HTTP status of Mailhelm's own API.
 *
 * <p>The message is shown to people. It says what failed, on which thing, and what to do next, in one or two sentences;
 * it holds no secret, no stack trace and no markup.
 */
@ApiStatus(since = "0.9")
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int httpStatus;

    private Failure(String code, int httpStatus, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** The stable code, as in {@code not_found}. */
    public final String code() {
        return code;
    }

    /** The HTTP status that Mailhelm's API answers with. */
    public final int httpStatus() {
        return httpStatus;
    }

    /** The message, never absent. */
    public final String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean retryable() {
        return false;
    }

    /** The outside system, or the plugin, refuses a value. */
    @ApiStatus(since = "0.9")
    public static final class InvalidInput extends Failure {
        private static final long serialVersionUID = 1L;
        private final String field;

        /** @param field the name of the parameter or record component that is wrong */
        public InvalidInput(String field, String message) {
            super("invalid_input", 400, message, null);
            this.field = field;
        }

        /** The name of the parameter or record component that is wrong. */
        public String field() {
            return field;
        }
    }

    /** The credentials are refused. */
    @ApiStatus(since = "0.9")
    public static final class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        /** Credentials refused. */
        public Unauthenticated(String message) {
            super("upstream_unauthenticated", 502, message, null);
        }
    }

    /** The credentials are good but lack a right; the message names it. */
    @ApiStatus(since = "0.9")
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1L;

        /** A right is missing. */
        public Forbidden(String message) {
            super("upstream_forbidden", 502, message, null);
        }
    }

    /** The thing is not there. */
    @ApiStatus(since = "0.9")
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        /** Not there. */
        public NotFound(String message) {
            super("not_found", 404, message, null);
        }
    }

    /** The thing is there already, or was changed by somebody else in between. Nothing was changed. */
    @ApiStatus(since = "0.9")
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1L;

        /** There already, or changed meanwhile. */
        public Conflict(String message) {
            super("conflict", 409, message, null);
        }
    }

    /** A limit of the account, the plan or the server is used up. */
    @ApiStatus(since = "0.9")
    public static final class LimitReached extends Failure {
        private static final long serialVersionUID = 1L;

        /** Used up. */
        public LimitReached(String message) {
            super("limit_reached", 409, message, null);
        }
    }

    /** Too many calls; nothing was done. */
    @ApiStatus(since = "0.9")
    public static final class RateLimited extends Failure {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        /** @param retryAfter how long to wait */
        public RateLimited(String message, Duration retryAfter) {
            super("rate_limited", 503, message, null);
            this.retryAfter = retryAfter;
        }

        /** How long to wait. */
        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** No answer, an answer that can't be understood, or an outside system that says it is broken. */
    @ApiStatus(since = "0.9")
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1L;
        private final boolean retryable;

        /** @param retryable whether trying again may help and can't do the thing twice */
        public Unavailable(String message, boolean retryable) {
            super("upstream_unavailable", 502, message, null);
            this.retryable = retryable;
        }

        /** The same, with what was caught. The cause is logged, never shown. */
        public Unavailable(String message, boolean retryable, Throwable cause) {
            super("upstream_unavailable", 502, message, cause);
            this.retryable = retryable;
        }

        @Override
        public boolean retryable() {
            return retryable;
        }
    }

    /** The outside system can't do this at all. */
    @ApiStatus(since = "0.9")
    public static final class Unsupported extends Failure {
        private static final long serialVersionUID = 1L;

        /** Can't be done there. */
        public Unsupported(String message) {
            super("unsupported", 501, message, null);
        }
    }

    /** How long to wait before trying again, when that is known. */
    public Optional<Duration> waitAdvised() {
        return this instanceof RateLimited limited ? Optional.of(limited.retryAfter()) : Optional.empty();
    }
}
