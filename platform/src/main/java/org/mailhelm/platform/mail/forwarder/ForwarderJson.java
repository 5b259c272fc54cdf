package org.mailhelm.platform.mail.forwarder;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.Forwarder;

/** A forwarder as scripts get it. */
@Schema(name = "Forwarder")
record ForwarderJson(
        @Schema(description = "What stands before the @", example = "info")
        String alias,

        @Schema(example = "info@example.com") String email,

        @Schema(description = "Mail addresses, or :fail: or :blackhole: alone")
        List<String> destinations) {

    static ForwarderJson of(Forwarder forwarder) {
        return new ForwarderJson(
                forwarder.address().localPart(), forwarder.address().toString(), forwarder.destinations());
    }

    /** A forwarder to create. */
    @Schema(name = "NewForwarder")
    record New(
            @Schema(description = "What stands before the @", example = "info") @Nullable
            String alias,

            @Schema(description = "Mail addresses, or :fail: or :blackhole: alone")
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Nullable
            List<@Nullable String> destinations) {}

    /** The destinations that shall take the place of those that are there. */
    @Schema(name = "ForwarderChange")
    record Change(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> destinations) {}

    /**
     * A forwarder that was created or changed.
     *
     * @param warnings what else the mail host does because of it
     */
    @Schema(name = "ChangedForwarder")
    record Changed(String alias, String email, List<String> destinations, List<String> warnings) {

        static Changed of(Forwarder forwarder, List<String> warnings) {
            ForwarderJson json = ForwarderJson.of(forwarder);
            return new Changed(json.alias(), json.email(), json.destinations(), warnings);
        }
    }

    /** What is gone. */
    @Schema(name = "DeletedForwarder")
    record Deleted(String email) {}
}
