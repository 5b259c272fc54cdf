package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import as scripts send it, and the verdict that they get. */
final class ImportJson {

    private ImportJson() {}

    /** Rows to import, as rows or as the text of a file. */
    @Schema(name = "MailboxImport")
    record Sent(
            @Schema(
                    description = "Each with some of `username` (or `email`), `password`, `quota`, `limit`,"
                            + " `recovery_email`, `domain`, or one of their other names")
            @Nullable
            List<Map<String, Object>> rows,

            @Schema(description = "In the place of `rows`: the text of a file, its first line naming the columns")
            @Nullable
            String csv,

            @Schema(description = "For rows that name no domain") @JsonProperty("default_domain") @Nullable
            String defaultDomain,

            @Schema(description = "Names of mailboxes that are known to be there, by domain; Mailhelm looks itself too")
            @JsonProperty("existing_by_domain")
            @Nullable
            Map<String, List<String>> existing) {

        /** Keeps passwords out of logs. */
        @Override
        public String toString() {
            return "Sent[" + defaultDomain + "]";
        }
    }

    /** The verdict on a row. */
    @Schema(name = "MailboxImportRow")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Row(
            int line,
            String domain,
            String username,
            @Schema(description = "As it was sent") String password,
            @JsonProperty("recovery_email") String recovery,
            @Schema(description = "MB") @Nullable Long quota,
            @Nullable Integer limit,

            @Schema(description = "Whether a mailbox can be made of it")
            boolean valid,

            @JsonProperty("needs_password") boolean needsPassword,
            @JsonProperty("already_exists") boolean exists,
            @JsonProperty("duplicate_in_csv") boolean duplicate,
            List<String> errors) {

        static Row of(CheckedRow row) {
            return new Row(
                    row.line(),
                    row.domain(),
                    row.username(),
                    row.password(),
                    row.recovery(),
                    row.quota(),
                    row.limit(),
                    row.valid(),
                    row.needsPassword(),
                    row.exists(),
                    row.duplicate(),
                    row.errors());
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** How many rows there are of each kind. */
    @Schema(name = "MailboxImportSummary")
    record Summary(
            int total,
            int valid,
            int invalid,
            @JsonProperty("needs_password") int needsPassword,
            @JsonProperty("already_exists") int exists,
            @JsonProperty("duplicate_in_csv") int duplicates) {

        static Summary of(List<CheckedRow> rows) {
            int valid = (int) rows.stream().filter(CheckedRow::valid).count();
            return new Summary(
                    rows.size(),
                    valid,
                    (int) rows.stream().filter(row -> !row.errors().isEmpty()).count(),
                    (int) rows.stream().filter(CheckedRow::needsPassword).count(),
                    (int) rows.stream().filter(CheckedRow::exists).count(),
                    (int) rows.stream().filter(CheckedRow::duplicate).count());
        }
    }

    /** The verdict on all rows. */
    @Schema(name = "MailboxImportPreview")
    record Preview(List<Row> rows, Summary summary) {}

    /** The job that was started. */
    @Schema(name = "MailboxImportStarted")
    record Started(
            @Schema(description = "Watch it at /api/jobs/{id}") @JsonProperty("job_id")
            String jobId,

            Summary summary) {}
}
