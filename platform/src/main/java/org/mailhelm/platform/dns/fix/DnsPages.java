package org.mailhelm.platform.dns.fix;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.change.DnsUndo;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;

/** The DNS of a domain: what would change, applying it, and undoing. */
@Hidden
@Controller("/domains/{domain}/dns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class DnsPages {

    private static final String TICK = "do.";

    private final Domains domains;
    private final DnsFix fix;
    private final DnsUndo undo;
    private final DnsList list;
    private final Pages pages;

    DnsPages(Domains domains, DnsFix fix, DnsUndo undo, DnsList list, Pages pages) {
        this.domains = domains;
        this.fix = fix;
        this.undo = undo;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.DNS_READ)
    @Get
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(list.page(known(domain), Optional.empty()), request);
    }

    @Needs(Right.DNS_WRITE)
    @Post("/apply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> apply(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String back = sent.getOrDefault("back", "").equals("setup")
                ? Addresses.setup(row.shown())
                : Addresses.dns(row.shown());
        Set<String> ticked = sent.keySet().stream()
                .filter(key -> key.startsWith(TICK))
                .map(key -> key.substring(TICK.length()))
                .collect(Collectors.toSet());
        if (ticked.isEmpty()) {
            return pages.seeOther(back, Toast.warning("Nothing was ticked", "Tick the lines that shall be applied."));
        }
        try {
            Outcome outcome = fix.apply(
                    row.domain(), sent.getOrDefault("digest", ""), item -> ticked.contains(item.id()), ticked);
            return pages.seeOther(back, told(outcome));
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e),
                    list.page(row, Optional.of(DnsList.trouble("Nothing was changed", e))),
                    request);
        }
    }

    private static Toast told(Outcome outcome) {
        String written = MailViews.count(outcome.written().size(), "change was", "changes were");
        if (outcome.stoppedBy().isPresent()) {
            return Toast.failed(
                    written + " written, " + outcome.left().size() + " not",
                    outcome.stoppedBy().get() + " The plan shows the rest.");
        }
        return Toast.done(written + " written")
                .withDetail("It may take until the old values expire before everybody sees it.");
    }

    @Needs(Right.DNS_WRITE)
    @Post("/history/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String id,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        Confirm question = DnsViews.undoing("what this change wrote");
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    new ConfirmPage(
                            question,
                            Addresses.dnsUndo(row.shown(), id),
                            Map.of(),
                            Addresses.dns(row.shown()),
                            Optional.empty(),
                            List.of(),
                            Addresses.domains()),
                    request);
        }
        try {
            int count = undo.undo(row.domain(), id);
            return pages.seeOther(
                    Addresses.dns(row.shown()),
                    Toast.done("Undone")
                            .withDetail(MailViews.count(count, "record set was", "record sets were") + " put back."));
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e), list.page(row, Optional.of(DnsList.trouble("Not undone", e))), request);
        }
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
