package org.mailhelm.platform.mail;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;

/** Lists of mailboxes as files, searched and filtered as the list itself is. */
@Tag(name = "Mailboxes")
@Controller
@Needs(Right.EMAILS_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces("text/csv")
class ExportPages {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recovery;
    private final Clock clock;

    ExportPages(Domains domains, Mailboxes mailboxes, RecoveryAddresses recovery, Clock clock) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recovery = recovery;
        this.clock = clock;
    }

    @Get("/domains/{domain}/mailboxes/export.csv")
    @Operation(
            summary = "The mailboxes of a domain as a file",
            description = "With `q` and `show` those that match. Its columns can be imported; passwords are blank.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    HttpResponse<byte[]> one(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = domains.known(DomainText.read(domain));
        return file(
                mailboxes.search(row, query(request), 0, Integer.MAX_VALUE).rows(),
                recovery.of(row.domain()),
                row.name());
    }

    @Get(uris = {"/mailboxes/export.csv", "/api/email-accounts/export"})
    @Operation(
            summary = "The mailboxes of all domains as a file",
            description = "With `q` and `show` those that match. Its columns can be imported; passwords are blank.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        List<MailboxRow> rows =
                mailboxes.search(query(request), 0, Integer.MAX_VALUE).rows();
        Map<String, String> addresses = new HashMap<>();
        rows.stream()
                .map(row -> row.mailbox().address().domain())
                .distinct()
                .forEach(domain -> addresses.putAll(recovery.of(domain)));
        return file(rows, addresses, "all");
    }

    private static ListQuery query(HttpRequest<?> request) {
        return ListQuery.of(request, List.of("name"));
    }

    private HttpResponse<byte[]> file(List<MailboxRow> rows, Map<String, String> addresses, String of) {
        List<Mailbox> found = rows.stream().map(MailboxRow::mailbox).toList();
        String name = "mailboxes-" + of + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv";
        return HttpResponse.ok(MailboxCsv.list(found, addresses))
                .contentType(MediaType.of("text/csv;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
