package org.mailhelm.platform.apidoc;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

// Here for the description alone.
/** What a call that failed answers; every call of the API may. */
@OpenAPIExtraSchema
@Schema(name = "Failure")
record ErrorJson(
        @Schema(description = "Always false") boolean success,
        Reason error,

        @Schema(description = "What was done before, where a call tells it") @Nullable
        List<String> steps) {

    /** Why it failed. */
    @Schema(name = "FailureReason")
    record Reason(
            @Schema(description = "Stable", example = "invalid_input")
            String code,

            @Schema(description = "For people") String message,

            @Schema(description = "The field that is wrong, where it is one") @Nullable
            String field,

            @Schema(description = "Each field that is wrong, with its message") @Nullable
            Map<String, String> fields,

            @Schema(description = "Finds the event in the log") @JsonProperty("request_id")
            String requestId) {}
}
