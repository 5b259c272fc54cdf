package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** The import of many mailboxes for scripts. */
@Tag(name = "Mailboxes")
@Controller("/api/email-accounts/import")
@Needs(Right.EMAILS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class ImportApi {

    private final ImportCheck check;
    private final MailboxImport imports;
    private final Jobs jobs;

    ImportApi(ImportCheck check, MailboxImport imports, Jobs jobs) {
        this.check = check;
        this.imports = imports;
        this.jobs = jobs;
    }

    @Post("/preview")
    @Operation(summary = "Says of each row whether a mailbox can be made of it", description = "Changes nothing.")
    @ApiResponse(responseCode = "400", description = "There are no rows, or the file can't be read")
    Envelope<ImportJson.Preview> preview(@Body ImportJson.Sent body) {
        List<CheckedRow> rows = checked(body);
        return Envelope.of(
                new ImportJson.Preview(rows.stream().map(ImportJson.Row::of).toList(), ImportJson.Summary.of(rows)));
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Creates mailboxes, as a job",
            description = "One for each valid row; the others are listed in the job with the reason. With an"
                    + " `Idempotency-Key`, sending it again answers with the same job.")
    @ApiResponse(responseCode = "400", description = "No mailbox can be made of any row; nothing was created")
    Envelope<ImportJson.Started> start(HttpRequest<?> request, @Body ImportJson.Sent body) {
        List<CheckedRow> rows = checked(body);
        String id = imports.start(jobs, Jobs.newId(), rows, "", Starters.of(request));
        return Envelope.of(new ImportJson.Started(id, ImportJson.Summary.of(rows)));
    }

    private List<CheckedRow> checked(ImportJson.Sent body) {
        CsvTable table;
        if (body.rows() != null) {
            table = CsvTable.of(body.rows());
        } else if (body.csv() != null) {
            table = CsvTable.parse(body.csv());
        } else {
            throw MailboxInput.refused("rows", "Send rows, or the text of a file as csv.");
        }
        return check.check(
                table.rows(),
                Objects.requireNonNullElse(body.defaultDomain(), "").strip(),
                Objects.requireNonNullElse(body.existing(), Map.of()));
    }
}
