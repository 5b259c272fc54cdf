package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** The same for many mailboxes of a domain, for scripts. */
@Tag(name = "Mailboxes")
@Controller("/api/domains/{domain}/email-accounts/bulk")
@Needs(Right.EMAILS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class BulkApi {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final MailboxBulk bulk;
    private final Jobs jobs;

    BulkApi(Domains domains, Mailboxes mailboxes, MailboxBulk bulk, Jobs jobs) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.bulk = bulk;
        this.jobs = jobs;
    }

    /** What to do with which mailboxes. */
    @Schema(name = "MailboxBulk")
    record Sent(
            @Schema(allowableValues = {"quota", "limit", "reset", "delete"}) @Nullable
            String action,

            @Schema(description = "Names before the @") @Nullable
            List<String> usernames,

            @Schema(description = "MB, 0 for none; for the action quota") @Nullable
            Long quota,

            @Schema(description = "Messages a day; for the action limit") @Nullable
            Integer limit) {}

    /** The job that was started. */
    @Schema(name = "MailboxBulkStarted")
    record Started(
            @Schema(description = "Watch it at /api/jobs/{id}") @JsonProperty("job_id")
            String jobId,

            int total) {}

    @Post
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Changes, deletes or sends links for new passwords of many mailboxes, as a job")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    Envelope<Started> start(HttpRequest<?> request, @PathVariable String domain, @Body Sent body) {
        DomainRow row = domains.known(DomainText.read(domain));
        BulkAction.Kind kind = BulkAction.Kind.read(Objects.requireNonNullElse(body.action(), ""));
        List<String> names = Objects.requireNonNullElse(body.usernames(), List.<String>of()).stream()
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw MailboxInput.refused("usernames", "Name the mailboxes, as in [\"mara\", \"office\"].");
        }
        names.forEach(name -> MailboxInput.existing(name, row.domain()));
        BulkAction action = BulkAction.of(
                kind, Optional.ofNullable(body.quota()), Optional.ofNullable(body.limit()), mailboxes.rules(row));
        String id = bulk.start(jobs, Jobs.newId(), row, names, action, Starters.of(request));
        return Envelope.of(new Started(id, names.size()));
    }
}
