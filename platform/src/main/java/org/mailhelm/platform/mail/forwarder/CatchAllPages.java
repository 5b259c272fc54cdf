package org.mailhelm.platform.mail.forwarder;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Objects;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.ForwarderPanel;
import org.mailhelm.ui.part.Form;

/** The panel that changes the catch-all, beside the list of forwarders. */
@Hidden
@Controller("/domains/{domain}/catch-all")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class CatchAllPages {

    private static final Map<String, String> FIELDS = Map.of(
            DomainCatchAll.TYPE, DomainCatchAll.TYPE,
            DomainCatchAll.ADDRESS, DomainCatchAll.ADDRESS);

    private final Domains domains;
    private final DomainCatchAll catchAll;
    private final ForwarderList list;
    private final Pages pages;

    CatchAllPages(Domains domains, DomainCatchAll catchAll, ForwarderList list, Pages pages) {
        this.domains = domains;
        this.catchAll = catchAll;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.FORWARDERS_READ)
    @Get
    HttpResponse<?> panel(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = known(domain);
        CatchAllJson now = catchAll.fresh(row);
        return pages.render(
                list.page(row, panel(row, form(now.type(), Objects.requireNonNullElse(now.address(), "")))), request);
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String type = sent.getOrDefault(DomainCatchAll.TYPE, "");
        String address = sent.getOrDefault(DomainCatchAll.ADDRESS, "");
        try {
            CatchAllJson now = catchAll.write(row, catchAll.read(row, type, address));
            return pages.seeOther(
                    Addresses.forwarders(row.shown()),
                    Toast.done("The catch-all of " + row.shown() + " was changed")
                            .withDetail(now.description()));
        } catch (Failure e) {
            Form refused = Refusals.show(e, form(type, address), DomainCatchAll.ADDRESS, FIELDS);
            return pages.render(Refusals.status(e), list.page(row, panel(row, refused)), request);
        }
    }

    private ForwarderPanel panel(DomainRow row, Form form) {
        return new ForwarderPanel.CatchAll(form, catchAll.discards(row));
    }

    private static Form form(String type, String address) {
        return Form.empty().with(DomainCatchAll.TYPE, type).with(DomainCatchAll.ADDRESS, address);
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
