package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.ImportPage;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** Many mailboxes from a file: choose it, see what will become of each row, then start the job. Nothing is kept before. */
@Hidden
@Controller
@Needs(Right.EMAILS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ImportPages {

    private static final String ONE = "/domains/{domain}/mailboxes/import";
    private static final String ALL = "/mailboxes/import";
    private static final int SHOWN = 250;

    private final Domains domains;
    private final ImportCheck check;
    private final MailboxImport imports;
    private final Jobs jobs;
    private final MailViews views;
    private final Pages pages;

    ImportPages(Domains domains, ImportCheck check, MailboxImport imports, Jobs jobs, MailViews views, Pages pages) {
        this.domains = domains;
        this.check = check;
        this.imports = imports;
        this.jobs = jobs;
        this.views = views;
        this.pages = pages;
    }

    @Get(ONE)
    HttpResponse<?> choose(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(page(place(domain), Form.empty().with("generate", "true"), Optional.empty()), request);
    }

    @Get(ALL)
    HttpResponse<?> chooseForAll(HttpRequest<?> request) {
        return pages.render(page(Optional.empty(), Form.empty().with("generate", "true"), Optional.empty()), request);
    }

    @Post(ONE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> preview(
            HttpRequest<?> request,
            @PathVariable String domain,
            @Nullable CompletedFileUpload file,
            @Part("csv") @Nullable String csv,
            @Part("generate") @Nullable String generate) {
        return preview(request, place(domain), file, csv, generate);
    }

    @Post(ALL)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> previewForAll(
            HttpRequest<?> request,
            @Nullable CompletedFileUpload file,
            @Part("csv") @Nullable String csv,
            @Part("generate") @Nullable String generate) {
        return preview(request, Optional.empty(), file, csv, generate);
    }

    @Post(ONE + "/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        return start(request, place(domain), sent);
    }

    @Post(ALL + "/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> startForAll(HttpRequest<?> request, @Body Map<String, String> sent) {
        return start(request, Optional.empty(), sent);
    }

    /** Gives back what was sent, as a file: the way to keep generated passwords without a script. */
    @Post(ALL + "/file")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/csv")
    HttpResponse<?> file(@Body Map<String, String> sent) {
        return csv(sent.getOrDefault("csv", ""), "mailboxes-with-passwords.csv");
    }

    @Get(ALL + "/template.csv")
    @Produces("text/csv")
    HttpResponse<?> template() {
        return csv(MailboxCsv.TEMPLATE, "mailboxes.csv");
    }

    private HttpResponse<?> preview(
            HttpRequest<?> request,
            Optional<DomainRow> place,
            @Nullable CompletedFileUpload file,
            @Nullable String pasted,
            @Nullable String generate) {
        boolean generates = "true".equals(generate);
        Form form = Form.empty().with("generate", Boolean.toString(generates));
        try {
            String text = text(file, pasted);
            CsvTable table = CsvTable.parse(text);
            if (table.rows().isEmpty()) {
                throw MailboxInput.refused(CsvTable.FIELD, "The file has no row below the names of its columns.");
            }
            String usual = place.map(DomainRow::name).orElse("");
            List<ImportRow> rows = generates ? generated(table.rows(), usual) : table.rows();
            String source = file == null
                            || file.getFilename() == null
                            || file.getFilename().isBlank()
                    ? "pasted text"
                    : file.getFilename();
            return pages.render(
                    page(place, form, Optional.of(preview(rows, table, usual, source, generates))), request);
        } catch (Failure.InvalidInput e) {
            return pages.refuse(page(place, form.withError(CsvTable.FIELD, e.reason()), Optional.empty()), request);
        }
    }

    private static String text(@Nullable CompletedFileUpload file, @Nullable String pasted) {
        try {
            byte[] content = file == null ? new byte[0] : file.getBytes();
            if (content.length > 0) {
                return CsvTable.decode(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (pasted == null || pasted.isBlank()) {
            throw MailboxInput.refused(CsvTable.FIELD, "Choose a file, or paste its text.");
        }
        return pasted;
    }

    private List<ImportRow> generated(List<ImportRow> rows, String usual) {
        Map<String, Optional<MailRules>> rules = new HashMap<>();
        return rows.stream()
                .map(row -> row.password().isEmpty()
                        ? check.generate(row, usual, rules)
                                .map(row::withPassword)
                                .orElse(row)
                        : row)
                .toList();
    }

    private ImportPage.Preview preview(
            List<ImportRow> rows, CsvTable table, String usual, String source, boolean generates) {
        List<CheckedRow> checked = check.check(rows, usual, Map.of());
        ImportJson.Summary summary = ImportJson.Summary.of(checked);
        List<CheckedRow> shown = new ArrayList<>(
                checked.stream().filter(row -> !row.valid()).limit(SHOWN).toList());
        checked.stream()
                .filter(CheckedRow::valid)
                .limit(Math.max(0, SHOWN - shown.size()))
                .forEach(shown::add);
        long made = generates
                ? IntStream.range(0, checked.size())
                        .filter(i -> checked.get(i).valid()
                                && table.rows().get(i).password().isEmpty())
                        .count()
                : 0;
        return new ImportPage.Preview(
                MailboxCsv.rows(rows),
                Jobs.newId(),
                source,
                summary.total(),
                summary.valid(),
                made,
                table.ignored(),
                shown.stream().map(ImportPages::shown).toList());
    }

    private static ImportPage.Row shown(CheckedRow row) {
        Status verdict = row.obstacle()
                .map(why -> row.errors().isEmpty() && !row.needsPassword()
                        ? new Status(State.IDLE, why, false)
                        : new Status(State.BAD, why, false))
                .orElse(new Status(State.OK, "Ready", false));
        String quota = row.quota() == null
                ? ""
                : row.quota() == 0 ? "no limit" : Sizes.words(org.mailhelm.api.mail.ByteSize.ofMebibytes(row.quota()));
        return new ImportPage.Row(row.line(), row.address(), quota, verdict);
    }

    private HttpResponse<?> start(HttpRequest<?> request, Optional<DomainRow> place, Map<String, String> sent) {
        String once = sent.getOrDefault("once", "");
        if (jobs.started(once)) {
            return pages.seeOther(Addresses.job(once));
        }
        CsvTable table = CsvTable.parse(sent.getOrDefault("csv", ""));
        List<CheckedRow> rows =
                check.check(table.rows(), place.map(DomainRow::name).orElse(""), Map.of());
        String source = sent.getOrDefault("source", "");
        String id = imports.start(
                jobs, once, rows, source.length() > 100 ? source.substring(0, 100) : source, Starters.of(request));
        return pages.seeOther(Addresses.job(id));
    }

    private ImportPage page(Optional<DomainRow> place, Form form, Optional<ImportPage.Preview> preview) {
        return new ImportPage(place.map(views::head), form, preview);
    }

    private Optional<DomainRow> place(String domain) {
        return Optional.of(domains.known(DomainText.read(domain)));
    }

    private static HttpResponse<?> csv(String text, String name) {
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of("text/csv;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
