package org.mailhelm.platform.mail.forwarder;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.mail.Seen;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.ForwarderPanel;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** The forwarders of a domain, and the panels that create and change one. */
@Hidden
@Controller("/domains/{domain}/forwarders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ForwarderPages {

    private static final Map<String, String> FIELDS = Map.of(
            DomainForwarders.ALIAS,
            DomainForwarders.ALIAS,
            "address",
            DomainForwarders.ALIAS,
            Destinations.FIELD,
            Destinations.FIELD);
    // What a toast offers to put back travels in a cookie.
    private static final int SHORT = 600;

    private final Domains domains;
    private final DomainForwarders forwarders;
    private final DomainCatchAll catchAll;
    private final ForwarderList list;
    private final Pages pages;

    ForwarderPages(
            Domains domains, DomainForwarders forwarders, DomainCatchAll catchAll, ForwarderList list, Pages pages) {
        this.domains = domains;
        this.forwarders = forwarders;
        this.catchAll = catchAll;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.FORWARDERS_READ)
    @Get
    HttpResponse<?> list(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(list.page(known(domain), ListQuery.of(request, ForwarderList.SORTS)), request);
    }

    @Needs(Right.FORWARDERS_READ)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@PathVariable String domain) {
        DomainRow row = known(domain);
        String back = Addresses.forwarders(row.shown());
        try {
            if (forwarders.offered(row)) {
                forwarders.refresh(row);
            }
            if (catchAll.offered(row)) {
                catchAll.refresh(row);
            }
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("The forwarders could not be read", e.reason()));
        }
        return pages.seeOther(back);
    }

    /** May be filled in, as by what puts back a forwarder that was removed. */
    @Needs(Right.FORWARDERS_WRITE)
    @Get("/new{?alias,destinations}")
    HttpResponse<?> createPanel(
            HttpRequest<?> request,
            @PathVariable String domain,
            @QueryValue(defaultValue = "") String alias,
            @QueryValue(defaultValue = "") String destinations) {
        DomainRow row = known(domain);
        Form form = ForwarderForm.of(alias, Destinations.split(destinations));
        return pages.render(
                list.page(row, new ForwarderPanel.Create(form, forwarders.special(row), List.of())), request);
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        boolean special = forwarders.special(row);
        Form form = ForwarderForm.again(sent);
        try {
            MailAddress address = forwarders.address(row, sent.getOrDefault(DomainForwarders.ALIAS, ""));
            List<String> destinations = forwarders.destinations(row, address, ForwarderForm.destinations(sent));
            List<String> cautions = forwarders.cautions(row, destinations);
            if (!cautions.isEmpty() && !ForwarderForm.agreed(sent)) {
                return pages.refuse(list.page(row, new ForwarderPanel.Create(form, special, cautions)), request);
            }
            forwarders.create(row, new Forwarder(address, destinations));
            return pages.seeOther(
                    Addresses.forwarders(row.shown()),
                    Toast.done(address.localPart() + "@" + row.shown() + " is forwarded now"));
        } catch (Failure e) {
            Form refused = Refusals.show(e, form, DomainForwarders.ALIAS, FIELDS);
            return pages.render(
                    Refusals.status(e),
                    list.page(row, new ForwarderPanel.Create(refused, special, List.of())),
                    request);
        }
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Get("/{alias}/edit")
    HttpResponse<?> editPanel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String alias) {
        DomainRow row = known(domain);
        Forwarder there = forwarders.find(row, alias);
        Form form = ForwarderForm.of(there.address().localPart(), there.destinations());
        return pages.render(list.page(row, edit(row, there, form, List.of())), request);
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post("/{alias}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> edit(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String alias,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        boolean special = forwarders.special(row);
        Form form = ForwarderForm.again(sent);
        Optional<String> seen = Optional.ofNullable(sent.get(Seen.FIELD)).filter(mark -> !mark.isEmpty());
        try {
            MailAddress address = forwarders.address(row, alias);
            List<String> destinations = forwarders.destinations(row, address, ForwarderForm.destinations(sent));
            List<String> cautions = forwarders.cautions(row, destinations);
            if (!cautions.isEmpty() && !ForwarderForm.agreed(sent)) {
                return pages.refuse(
                        list.page(row, new ForwarderPanel.Edit(alias, form, special, cautions, seen.orElse(""))),
                        request);
            }
            forwarders.change(row, alias, destinations, seen);
            return pages.seeOther(
                    Addresses.forwarders(row.shown()),
                    Toast.done("The forwarder " + address.localPart() + "@" + row.shown() + " was changed"));
        } catch (Failure.Conflict e) {
            // What is there now was told; whoever saves again does so knowing it.
            String now = forwarders.fresh(row).stream()
                    .filter(one -> one.address().localPart().equals(alias))
                    .map(DomainForwarders::mark)
                    .findFirst()
                    .orElse("");
            return pages.render(
                    HttpStatus.CONFLICT,
                    list.page(row, new ForwarderPanel.Edit(alias, form.withError(e.reason()), special, List.of(), now)),
                    request);
        } catch (Failure e) {
            Form refused = Refusals.show(e, form, "", FIELDS);
            return pages.render(
                    Refusals.status(e),
                    list.page(row, new ForwarderPanel.Edit(alias, refused, special, List.of(), seen.orElse(""))),
                    request);
        }
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post("/{alias}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String alias,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String back = Addresses.forwarders(row.shown());
        Confirm question = Confirm.simple(
                "Remove the forwarder " + alias + "@" + row.shown() + "?",
                "Mail for it is no longer forwarded. What was forwarded stays where it is.",
                "Remove forwarder");
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, Addresses.forwarder(row.shown(), alias, "remove"), back), request);
        }
        try {
            Forwarder gone = forwarders.remove(row, alias);
            Toast toast = Toast.done(gone.address().localPart() + "@" + row.shown() + " is no longer forwarded");
            String again = String.join(",", gone.destinations());
            return pages.seeOther(
                    back,
                    again.length() > SHORT
                            ? toast
                            : toast.withLink(
                                    "Put back",
                                    Addresses.newForwarder(row.shown()) + "?alias=" + Addresses.query(alias)
                                            + "&destinations=" + Addresses.query(again)));
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("The forwarder " + alias + " was not removed", e.reason()));
        }
    }

    private ForwarderPanel edit(DomainRow row, Forwarder there, Form form, List<String> cautions) {
        return new ForwarderPanel.Edit(
                there.address().localPart(), form, forwarders.special(row), cautions, DomainForwarders.mark(there));
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
