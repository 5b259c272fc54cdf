package org.mailhelm.simulator.mxroute;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An error as MXroute answers it. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> field;

    private Refusal(int status, String code, String message, Optional<String> field) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    static Refusal validation(String field, String message) {
        return new Refusal(400, "VALIDATION_ERROR", message, Optional.of(field));
    }

    static Refusal unauthorized() {
        return new Refusal(401, "UNAUTHORIZED", "Invalid API credentials", Optional.empty());
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, "FORBIDDEN", message, Optional.empty());
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "NOT_FOUND", message, Optional.empty());
    }

    static Refusal conflict(String message) {
        return new Refusal(409, "CONFLICT", message, Optional.empty());
    }

    static Refusal business(String message) {
        return new Refusal(422, "BUSINESS_ERROR", message, Optional.empty());
    }

    static Refusal limited() {
        return new Refusal(429, "RATE_LIMITED", "Too many requests. Please try again later.", Optional.empty());
    }

    static Refusal broken() {
        return new Refusal(500, "SERVER_ERROR", "Internal server error", Optional.empty());
    }

    static Refusal noVerificationKey() {
        return new Refusal(
                500,
                "VERIFICATION_KEY_NOT_FOUND",
                "Unable to retrieve verification key for this account",
                Optional.empty());
    }

    Reply reply() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", String.valueOf(getMessage()));
        field.ifPresent(name -> error.put("field", name));
        return new Reply(status, Map.of("success", false, "error", error));
    }
}
