package org.mailhelm.platform.web;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;

/** Why a request failed, before it is known whether a person or a script is told. */
record Problem(
        HttpStatus status, String code, String message, Map<String, String> fields, Optional<Duration> waitAdvised) {

    static Problem of(HttpStatus status, String code, String message) {
        return new Problem(status, code, message, Map.of(), Optional.empty());
    }

    static Problem of(Refused refused) {
        return new Problem(refused.status(), refused.code(), refused.reason(), refused.fields(), refused.waitAdvised());
    }

    static Problem of(Failure failure) {
        HttpStatus status = HttpStatus.valueOf(failure.httpStatus());
        Map<String, String> fields =
                failure instanceof Failure.InvalidInput input ? Map.of(input.field(), failure.reason()) : Map.of();
        return new Problem(status, failure.code(), failure.reason(), fields, failure.waitAdvised());
    }

    /** What is said when only the status is known. */
    static Problem of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> of(status, "bad_request", "The request cannot be understood. Nothing was changed.");
            case UNAUTHORIZED -> of(status, "sign_in_required", "Sign in first.");
            case FORBIDDEN -> of(status, "forbidden", "Your account may not do this. Nothing was changed.");
            case NOT_FOUND -> of(status, "not_found", "There is nothing at this address.");
            case METHOD_NOT_ALLOWED ->
                of(status, "method_not_allowed", "This address does not take that method. Nothing was changed.");
            case NOT_ACCEPTABLE -> of(status, "not_acceptable", "This address has no answer of the type asked for.");
            case REQUEST_ENTITY_TOO_LARGE ->
                of(status, "too_large", "What was sent is too large. Nothing was changed.");
            case LENGTH_REQUIRED ->
                of(
                        status,
                        "length_required",
                        "Send the length of the body (Content-Length), not a body in chunks. Nothing was changed.");
            case UNSUPPORTED_MEDIA_TYPE ->
                of(
                        status,
                        "unsupported_media_type",
                        "This address does not take that content type. Nothing was changed.");
            case TOO_MANY_REQUESTS -> of(status, "too_many_requests", "Too many requests. Wait a little and repeat.");
            default ->
                status.getCode() < 500
                        ? of(status, "bad_request", "The request cannot be answered. Nothing was changed.")
                        : internal();
        };
    }

    static Problem internal() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something in Mailhelm went wrong. The log has the details under the request id.");
    }
}
