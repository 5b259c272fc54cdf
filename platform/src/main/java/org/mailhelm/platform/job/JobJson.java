package org.mailhelm.platform.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as scripts get it. Times are in ISO 8601, UTC. */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobJson(
        String id,
        @Schema(example = "mailbox-import") String kind,
        @Schema(example = "Import 236 mailboxes") String title,

        @Schema(description = "Where its items come from, as in the name of a file; may be empty")
        String source,

        @JsonProperty("started_by") String startedBy,

        @Schema(allowableValues = {"queued", "running", "waiting", "stopping", "stopped", "ended"})
        String state,

        int total,
        int done,
        int skipped,
        int failed,

        @Schema(description = "Items that were dealt with") int processed,

        @Schema(description = "Why it waits or was stopped; may be empty")
        String note,

        String created,
        @Nullable String started,
        @JsonProperty("next_try") @Nullable String nextTry,
        @Nullable String ended) {

    static JobJson of(JobRow job) {
        return new JobJson(
                job.id(),
                job.kind(),
                job.title(),
                job.source(),
                job.ownerName(),
                job.state().code(),
                job.total(),
                job.done(),
                job.skipped(),
                job.failed(),
                job.done() + job.skipped() + job.failed(),
                job.note(),
                job.created().toString(),
                job.started() == null ? null : job.started().toString(),
                job.nextTry() == null ? null : job.nextTry().toString(),
                job.ended() == null ? null : job.ended().toString());
    }

    /** An item of a job. */
    @Schema(name = "JobItem")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            int line,
            @Schema(example = "mara@example.com") String subject,

            @Schema(allowableValues = {"waiting", "running", "done", "skipped", "failed"})
            String state,

            String result,

            @Schema(description = "How often it was begun") int tries,

            @Schema(description = "For a failed one: whether it can be tried again as it is")
            boolean repeatable) {

        static Item of(ItemRow item) {
            return new Item(
                    item.line(), item.subject(), item.state().code(), item.result(), item.tries(), item.repeatable());
        }
    }

    /** A job with a part of its items: failed ones first, then the last done, then those to come. */
    @Schema(name = "JobDetails")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Details(JobJson job, List<Item> items, int page, int size, long total) {}

    /** A part of the jobs, the last started first. */
    @Schema(name = "JobList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Listed(List<JobJson> jobs, int page, int size, long total) {}

    /** What to resume. */
    @Schema(name = "ResumeJob")
    record Resume(
            @Schema(description = "Try failed items again too, where that is possible")
            @JsonProperty("retry_failed")
            @Nullable
            Boolean retryFailed) {}
}
