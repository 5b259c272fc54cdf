package org.mailhelm.platform.job;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.mailhelm.platform.job.JobJson.Resume;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.reactivestreams.Publisher;

/** Jobs for scripts. */
@Tag(name = "Jobs")
@Controller("/api/jobs")
@Needs(Right.SIGNED_IN)
@ExecuteOn(TaskExecutors.BLOCKING)
class JobsApi {

    private static final int USUAL = 100;

    private final Jobs jobs;
    private final JobStore store;
    private final JobEvents events;

    JobsApi(Jobs jobs, JobStore store, JobEvents events) {
        this.jobs = jobs;
        this.store = store;
        this.events = events;
    }

    @Needs(Right.ADMINISTRATOR)
    @Get
    @Operation(summary = "The jobs", description = "The last started first. They are kept for 30 days.")
    Envelope<JobJson.Listed> list(
            @QueryValue(defaultValue = "1") String page, @QueryValue(defaultValue = "100") String size) {
        ItemsQuery query = ItemsQuery.of("", page, size, USUAL);
        Page<JobRow> found = store.page(Pageable.from(query.page() - 1, query.size()));
        return Envelope.of(new JobJson.Listed(
                found.getContent().stream().map(JobJson::of).toList(),
                query.page(),
                query.size(),
                found.getTotalSize()));
    }

    @Get("/{id}")
    @Operation(
            summary = "A job with a part of its items",
            description = "Failed items first, then the last done, then those to come.")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Envelope<JobJson.Details> one(
            @PathVariable String id,
            @Schema(allowableValues = {"waiting", "running", "done", "skipped", "failed"})
                    @QueryValue(defaultValue = "")
                    String state,
            @QueryValue(defaultValue = "1") String page,
            @QueryValue(defaultValue = "100") String size) {
        ItemsQuery query = ItemsQuery.of(state, page, size, USUAL);
        JobRow job = jobs.known(id);
        return Envelope.of(new JobJson.Details(
                JobJson.of(job),
                store.items(id, query.states(), query.size(), query.skip()).stream()
                        .map(JobJson.Item::of)
                        .toList(),
                query.page(),
                query.size(),
                store.countItems(id, query.states())));
    }

    @Post("/{id}/cancel")
    @Operation(
            summary = "Stops a job",
            description = "After the item under way. What was done stays; the rest can be resumed.")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Envelope<JobJson> cancel(@PathVariable String id) {
        return Envelope.of(JobJson.of(jobs.stop(id)));
    }

    @Post("/{id}/resume")
    @Operation(summary = "Resumes a job that was stopped, or tries again what failed")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "Nothing of it can be done again")
    Envelope<JobJson> resume(@PathVariable String id, @Body @Nullable Resume body) {
        boolean failedToo = Optional.ofNullable(body).map(Resume::retryFailed).orElse(false);
        return Envelope.of(JobJson.of(jobs.resume(id, failedToo)));
    }

    @Get("/{id}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "Watches a job",
            description = "Server-sent events: `job` for each change and `alive` in between, each with the job as its"
                    + " data. It ends with the job, or after four minutes.")
    @ApiResponse(
            responseCode = "200",
            description = "The job, again and again",
            content =
                    @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(implementation = JobJson.class)))
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Publisher<Event<JobJson>> events(@PathVariable String id) {
        jobs.known(id);
        return events.watch(id);
    }
}
