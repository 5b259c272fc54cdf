package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a job keeps of a row beside its password; also the columns of its results, which can be imported again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportData(
        String username,
        String domain,
        @Nullable Long quota,
        @Nullable Integer limit,
        @JsonProperty("recovery_email") @Nullable String recovery) {}
