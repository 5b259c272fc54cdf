package org.mailhelm.platform.web;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The host itself refuses a request; what an outside system refuses is a {@link org.mailhelm.api.Failure}. Becomes the
 * error envelope for scripts and an error page for browsers. The message is shown: what, on which thing, what to do.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, String> fields;
    private final transient Optional<Duration> wait;

    private Refused(
            HttpStatus status, String code, String message, Map<String, String> fields, Optional<Duration> wait) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = Map.copyOf(fields);
        this.wait = wait;
    }

    /** Any status and code. */
    public static Refused with(HttpStatus status, String code, String message) {
        return new Refused(status, code, message, Map.of(), Optional.empty());
    }

    /** One field is wrong. */
    public static Refused invalid(String field, String message) {
        return new Refused(HttpStatus.BAD_REQUEST, "invalid_input", message, Map.of(field, message), Optional.empty());
    }

    /** Several fields are wrong, each with its own message. */
    public static Refused invalid(Map<String, String> fields) {
        String message = fields.size() == 1
                ? fields.values().iterator().next()
                : fields.size() + " fields are not right. Nothing was changed.";
        return new Refused(HttpStatus.BAD_REQUEST, "invalid_input", message, fields, Optional.empty());
    }

    /** Signed in, but not allowed. */
    public static Refused forbidden(String message) {
        return with(HttpStatus.FORBIDDEN, "forbidden", message);
    }

    /** Not there, or not to be seen by this visitor. */
    public static Refused notFound(String message) {
        return with(HttpStatus.NOT_FOUND, "not_found", message);
    }

    /** There already, or changed meanwhile. */
    public static Refused conflict(String message) {
        return with(HttpStatus.CONFLICT, "conflict", message);
    }

    /** Too often; answered with {@code Retry-After}. */
    public static Refused tooMany(String message, Duration wait) {
        return new Refused(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", message, Map.of(), Optional.of(wait));
    }

    /** A form or call without a valid token. */
    public static Refused csrf() {
        return with(
                HttpStatus.BAD_REQUEST,
                "csrf",
                "The CSRF token is missing or no longer valid. Nothing was changed. Load the page again and repeat.");
    }

    /** As it is answered. */
    public HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    /** What is wrong, by field; empty when it is the whole. */
    public Map<String, String> fields() {
        return fields;
    }

    Optional<Duration> waitAdvised() {
        return wait;
    }

    String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
