package org.mailhelm.platform.mail.spam;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The spam filter as scripts send and get it. */
final class SpamJson {

    private SpamJson() {}

    /** From which score on mail is spam. */
    @Schema(name = "SpamSettings")
    record Settings(
            @Schema(minimum = "1", maximum = "50") @JsonProperty("high_score")
            int highScore) {}

    /** The score that shall count. */
    @Schema(name = "SpamSettingsChange")
    record Change(
            @Schema(minimum = "1", maximum = "50") @JsonProperty("high_score") @Nullable
            Integer highScore) {}

    /** A sender for a list. */
    @Schema(name = "SpamEntry")
    record Entry(
            @Schema(description = "An address or a domain, with * for anything", example = "*@example.com") @Nullable
            String entry) {}
}
