package org.mailhelm.platform.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;

/** The audit over the API. */
@Tag(name = "Audit")
@Controller("/api/admin/logs")
@Needs(Right.AUDIT_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditApi {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    private final AuditSearch search;
    private final AuditExport export;
    private final Verification verification;

    AuditApi(AuditSearch search, AuditExport export, Verification verification) {
        this.search = search;
        this.export = export;
        this.verification = verification;
    }

    /** Entries of a day, youngest first, and the days that there are. */
    @Introspected
    @Schema(name = "AuditEntries")
    record Entries(
            List<Map<String, Object>> entries,
            @JsonProperty("current_date") String currentDate,
            @JsonProperty("available_dates") List<String> availableDates) {}

    /** Whether the chain is as it was written. */
    @Introspected
    @Schema(name = "AuditVerification")
    record Verified(
            boolean intact,
            long entries,

            @Schema(description = "The first entry that isn't as it was written; 0 for none") @JsonProperty("broken_at")
            long brokenAt,

            String message) {}

    @Get
    @Operation(summary = "Entries of a day, youngest first; without a date, of the last day with any")
    @ApiResponse(responseCode = "400", description = "The date is none")
    Envelope<Entries> list(
            @QueryValue(defaultValue = "") String date,
            @QueryValue(defaultValue = "100") String limit,
            @QueryValue(defaultValue = "") String actor,
            @QueryValue(defaultValue = "") String action,
            @QueryValue(defaultValue = "") String domain,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "0") long offset) {
        List<LocalDate> days = search.days();
        Optional<LocalDate> day = date.isBlank() ? days.stream().findFirst() : Optional.of(day(date));
        AuditSearch.Query query = new AuditSearch.Query(0, 0, actor, action, domain, "", q);
        List<Map<String, Object>> found = day.map(
                        each -> search.find(query.onDay(each), limit(limit), Math.max(0, offset)).stream()
                                .map(export::json)
                                .toList())
                .orElse(List.of());
        return Envelope.of(new Entries(
                found,
                day.map(LocalDate::toString).orElse(""),
                days.stream().map(LocalDate::toString).toList()));
    }

    @Get("/download")
    @Produces(MediaType.ALL)
    @Operation(summary = "A day as a file, csv or jsonl")
    @ApiResponse(responseCode = "400", description = "The date or the format is none")
    @ApiResponse(responseCode = "404", description = "There are no entries of that day")
    StreamedFile download(@QueryValue(defaultValue = "") String date, @QueryValue(defaultValue = "csv") String format) {
        List<LocalDate> days = search.days();
        LocalDate day = date.isBlank()
                ? days.stream().findFirst().orElseThrow(() -> Refused.notFound("There are no entries."))
                : day(date);
        if (!days.contains(day)) {
            throw Refused.notFound("There are no entries of " + day + ".");
        }
        return export.file(AuditSearch.Query.ALL.onDay(day), format, "audit-" + day);
    }

    @Get("/verify")
    @Operation(summary = "Whether anybody changed the entries in the database")
    Envelope<Verified> verify() {
        Verification.Result result = verification.verify();
        return Envelope.of(new Verified(result.intact(), result.entries(), result.brokenAt(), result.message()));
    }

    private static int limit(String text) {
        try {
            return Math.max(1, Math.min(MOST, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }

    static LocalDate day(String text) {
        try {
            if (text.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text.strip());
            }
        } catch (DateTimeException e) {
            // Told below, as any other text that is no day.
        }
        throw Refused.invalid("date", "Write the day as in 2026-03-01.");
    }
}
