package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.Mailbox;

/**
 * A mailbox as scripts get it. What the mail host doesn't tell is null.
 *
 */
@Schema(name = "Mailbox")
@JsonInclude(JsonInclude.Include.ALWAYS)
record MailboxJson(
        String username,
        String email,
        @Schema(description = "MB, 0 for none") long quota,
        @Schema(description = "MB") @Nullable Long usage,
        @Schema(description = "Messages a day") @Nullable Integer limit,
        @Schema(description = "Messages today") @Nullable Integer sent,
        boolean suspended,
        @JsonProperty("recovery_email") @Nullable String recoveryEmail,
        @JsonProperty("has_recovery_email") boolean hasRecoveryEmail) {

    static MailboxJson of(Mailbox mailbox, Optional<String> recovery) {
        return new MailboxJson(
                mailbox.address().localPart(),
                mailbox.address().toString(),
                mailbox.quota().mebibytes(),
                mailbox.used().map(ByteSize::mebibytes).orElse(null),
                mailbox.sendLimit().orElse(null),
                mailbox.sentToday().orElse(null),
                mailbox.suspended(),
                recovery.orElse(null),
                recovery.isPresent());
    }

    /** A mailbox to create. */
    @Schema(name = "NewMailbox")
    record New(
            @Schema(example = "mara") @Nullable String username,
            @Nullable String password,

            @Schema(description = "MB, 0 for none") @Nullable
            Long quota,

            @Schema(description = "Messages a day; without effect where the mail host has no such limit") @Nullable
            Integer limit,

            @Schema(description = "Where its owner can be reached otherwise; kept by Mailhelm alone")
            @JsonProperty("recovery_email")
            @Nullable
            String recoveryEmail) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "New[" + username + "]";
        }
    }

    /** What to change; what is left out stays. */
    @Schema(name = "MailboxChange")
    record Change(
            @Nullable String password,

            @Schema(description = "MB, 0 for none") @Nullable
            Long quota,

            @Schema(description = "Messages a day; without effect where the mail host has no such limit") @Nullable
            Integer limit) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Change[quota=" + quota + "]";
        }
    }

    /** A recovery address to set; null or empty takes it away. */
    @Schema(name = "RecoveryAddress")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Recovery(
            @JsonProperty("recovery_email") @Nullable String recoveryEmail) {}

    /** What is gone. */
    @Schema(name = "DeletedMailbox")
    record Deleted(String email) {}
}
