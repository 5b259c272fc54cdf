package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;

/** Suspends mailboxes and lets them be used again. */
@Hidden
@Controller("/domains/{domain}/mailboxes/{user}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SuspensionPages {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final Pages pages;

    SuspensionPages(Domains domains, Mailboxes mailboxes, Pages pages) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.pages = pages;
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/suspend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> suspend(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String user,
            @Body Map<String, String> sent) {
        DomainRow row = domains.known(DomainText.read(domain));
        Confirm question = Confirm.simple(
                "Suspend " + user + "@" + row.shown() + "?",
                "Nobody can sign in to it or send with it until it is resumed. Its mail stays.",
                "Suspend mailbox");
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(
                            question,
                            Addresses.mailbox(row.shown(), user, "suspend"),
                            Addresses.mailboxes(row.shown())),
                    request);
        }
        return change(row, user, true);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resume(@PathVariable String domain, @PathVariable String user) {
        return change(domains.known(DomainText.read(domain)), user, false);
    }

    private HttpResponse<?> change(DomainRow row, String user, boolean suspended) {
        String back = Addresses.mailboxes(row.shown());
        try {
            mailboxes.suspend(row, user, suspended);
        } catch (Failure e) {
            return pages.seeOther(
                    back, Toast.failed(user + " was not " + (suspended ? "suspended" : "resumed"), e.reason()));
        }
        return pages.seeOther(
                back, Toast.done(user + "@" + row.shown() + (suspended ? " is suspended" : " can be used again")));
    }
}
