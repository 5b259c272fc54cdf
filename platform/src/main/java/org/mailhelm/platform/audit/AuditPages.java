package org.mailhelm.platform.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.part.Form;

/** The audit in the browser. */
@Hidden
@Controller("/audit")
@Needs(Right.AUDIT_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditPages {

    private final AuditViews views;
    private final AuditExport export;
    private final Retention retention;
    private final Verification verification;
    private final Pages pages;

    AuditPages(AuditViews views, AuditExport export, Retention retention, Verification verification, Pages pages) {
        this.views = views;
        this.export = export;
        this.retention = retention;
        this.verification = verification;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(views.page(request, Optional.empty()), request);
    }

    @Get("/download")
    @Produces(MediaType.ALL)
    StreamedFile download(HttpRequest<?> request, @QueryValue(defaultValue = "csv") String format) {
        return export.file(views.query(request), format, "audit");
    }

    @Post("/verify")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> verify() {
        Verification.Result result = verification.verify();
        return pages.seeOther(
                Addresses.audit(),
                result.intact()
                        ? Toast.done("The audit is intact").withDetail(result.message())
                        : Toast.failed("The audit was tampered with", result.message()));
    }

    @Post("/retention")
    @Needs(Right.AUDIT_WRITE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> keep(HttpRequest<?> request, @Body Map<String, String> sent) {
        String days = sent.getOrDefault("days", "").strip();
        if (!days.matches("\\d{1,5}") || Integer.parseInt(days) > Retention.LONGEST) {
            Form form = Form.of(Map.of("days", days))
                    .withError("days", "Enter a number of days up to " + Retention.LONGEST + ", or 0 for ever.");
            return pages.refuse(views.page(request, Optional.of(form)), request);
        }
        retention.keep(Integer.parseInt(days));
        return pages.seeOther(Addresses.audit(), Toast.done("Saved"));
    }
}
