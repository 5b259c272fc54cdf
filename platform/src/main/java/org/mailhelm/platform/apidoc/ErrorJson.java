package org.mailhelm.platform.apidoc;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call that failed answers; every call of the API may. Here for the description alone. */
@Schema(name = "Failure")
public record ErrorJson(@Schema(allowableValues = "false") boolean success, Reason error) {

    /** Why it failed. */
    @Schema(name = "FailureReason")
    public record Reason(
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
