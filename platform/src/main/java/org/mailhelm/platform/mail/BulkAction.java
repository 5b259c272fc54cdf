package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Quota;

/**
 * What shall be done with many mailboxes.
 *
 * @param quota in MB, where the quota is set
 * @param limit messages a day, where the limit is set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkAction(
        Kind action, @Nullable Long quota, @Nullable Integer limit) {

    /** The field of forms and of the API. */
    static final String FIELD = "action";

    /** Each that there is. */
    enum Kind {
        QUOTA,
        LIMIT,
        RESET,
        DELETE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Failure.InvalidInput when there is none of that name */
        static Kind read(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(text))
                    .findFirst()
                    .orElseThrow(() -> MailboxInput.refused(
                            FIELD,
                            "There is no such action. These are there: "
                                    + Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", ")) + "."));
        }
    }

    /** The action with its value, checked against what the mail host takes. */
    static BulkAction of(Kind kind, Optional<Long> quota, Optional<Integer> limit, MailRules rules) {
        return switch (kind) {
            case QUOTA ->
                new BulkAction(
                        kind,
                        MailboxInput.quota(
                                        quota.orElseThrow(
                                                () -> MailboxInput.refused(MailboxInput.QUOTA, "Enter the new quota.")),
                                        rules)
                                .mebibytes(),
                        null);
            case LIMIT ->
                new BulkAction(
                        kind,
                        null,
                        MailboxInput.sendLimit(
                                limit.orElseThrow(() -> MailboxInput.refused(
                                        MailboxInput.LIMIT, "Enter how many messages a day may be sent.")),
                                rules));
            case RESET, DELETE -> new BulkAction(kind, null, null);
        };
    }

    String title(int count) {
        String what = count == 1 ? "1 mailbox" : count + " mailboxes";
        return switch (action) {
            case QUOTA -> "Set the quota of " + what + " to " + words();
            case LIMIT -> "Set the limit of " + what + " to " + words();
            case RESET -> "Send links for new passwords of " + what;
            case DELETE -> "Delete " + what;
        };
    }

    String words() {
        if (quota != null) {
            return quota == 0 ? "none" : QuotaForm.words(Quota.ofMebibytes(quota));
        }
        return limit == null ? "" : limit + " a day";
    }
}
