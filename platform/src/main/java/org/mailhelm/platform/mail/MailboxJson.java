package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.Mailbox;

/**
 * A mailbox as scripts get it. What the mail host doesn't tell is null.
 *
 * @param hasRecoveryEmail false, and its address null, as long as there are no recovery addresses
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

    static MailboxJson of(Mailbox mailbox) {
        return new MailboxJson(
                mailbox.address().localPart(),
                mailbox.address().toString(),
                mailbox.quota().mebibytes(),
                mailbox.used().map(ByteSize::mebibytes).orElse(null),
                mailbox.sendLimit().orElse(null),
                mailbox.sentToday().orElse(null),
                mailbox.suspended(),
                null,
                false);
    }

    /** A mailbox to create. */
    @Schema(name = "NewMailbox")
    record New(
            @Schema(example = "mara") @Nullable String username,
            @Nullable String password,

            @Schema(description = "MB, 0 for none") @Nullable
            Long quota,

            @Schema(description = "Messages a day; without effect where the mail host has no such limit") @Nullable
            Integer limit) {

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

    /** What is gone. */
    @Schema(name = "DeletedMailbox")
    record Deleted(String email) {}
}
