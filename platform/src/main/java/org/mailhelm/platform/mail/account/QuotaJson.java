package org.mailhelm.platform.mail.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.connection.ConnectionView;

/** Use of accounts and mailboxes as scripts get it. */
final class QuotaJson {

    private static final double PERCENT = 100;

    private QuotaJson() {}

    /** What an account uses. */
    @Schema(name = "AccountQuota")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Account(
            @Schema(description = "Name of the mail host") String username,

            @Schema(description = "Bytes") @JsonProperty("total_used")
            long totalUsed,

            @Schema(description = "Bytes, 0 for no limit") @JsonProperty("total_limit")
            long totalLimit,

            @JsonProperty("percent_used") double percentUsed,

            @Schema(description = "Bytes by what they are used for")
            Map<String, Long> breakdown,

            @Schema(description = "There when too much is used") @JsonProperty("grace_period") @Nullable
            Grace gracePeriod,

            @Schema(description = "When the mail host counted", format = "date-time")
            @JsonProperty("updated_at")
            @Nullable
            String updatedAt) {

        static Account of(ConnectionView host, KeptQuota quota, Instant now) {
            Long limit = quota.limit();
            return new Account(
                    host.name(),
                    quota.used(),
                    limit == null ? 0 : limit,
                    limit == null || limit == 0 ? 0 : Math.round(quota.used() * PERCENT * PERCENT / limit) / PERCENT,
                    quota.breakdown(),
                    quota.grace().map(end -> Grace.of(end, now)).orElse(null),
                    quota.counted().map(Instant::toString).orElse(null));
        }
    }

    /** How long too much may be used. */
    @Schema(name = "GracePeriod")
    record Grace(
            @JsonProperty("days_remaining") long daysRemaining,
            @Schema(format = "date-time") String deadline) {

        private static Grace of(Instant end, Instant now) {
            return new Grace(Math.max(0, Duration.between(now, end).toDays()), end.toString());
        }
    }

    /** What mailboxes hold. */
    @Schema(name = "MailboxUse")
    record Mailboxes(
            @Schema(description = "Name of the mail host") String username,
            @Schema(description = "Largest first") List<Mailbox> accounts) {}

    /** What a mailbox holds. */
    @Schema(name = "MailboxUseEntry")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Mailbox(
            @JsonProperty("email_address") String emailAddress,

            @Schema(description = "Bytes") @JsonProperty("size_bytes")
            long sizeBytes,

            @Schema(description = "When the mail host counted; null when it doesn't tell", format = "date-time")
            @JsonProperty("updated_at")
            @Nullable
            String updatedAt) {}

    /** The record that proves who owns a domain. */
    @Schema(name = "VerificationKey")
    record Verification(
            @Schema(example = "_da-verify-0123456789abcdef0123456789abcdef")
            String key,

            Txt record,
            @Schema(description = "For people") String description) {}

    /** A record to publish; its name stands before the domain's. */
    @Schema(name = "VerificationRecord")
    record Txt(String type, String name, String value) {}

    /** The account both in {@code data} and beside it, where scripts that know MXroute's own answer look. */
    @Schema(name = "AccountQuotaAnswer")
    record AccountAnswer(
            boolean success, Account data, @JsonUnwrapped Account same) {
        static AccountAnswer of(Account account) {
            return new AccountAnswer(true, account, account);
        }
    }

    /** The mailboxes, in the same two places. */
    @Schema(name = "MailboxUseAnswer")
    record MailboxesAnswer(
            boolean success, Mailboxes data, @JsonUnwrapped Mailboxes same) {
        static MailboxesAnswer of(Mailboxes mailboxes) {
            return new MailboxesAnswer(true, mailboxes, mailboxes);
        }
    }
}
