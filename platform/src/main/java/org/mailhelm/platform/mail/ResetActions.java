package org.mailhelm.platform.mail;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;

/** Sends the owner of a mailbox a link to choose a new password. */
@Hidden
@Controller("/domains/{domain}/mailboxes/{user}/reset")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ResetActions {

    private final Domains domains;
    private final ResetLetters letters;
    private final Pages pages;

    ResetActions(Domains domains, ResetLetters letters, Pages pages) {
        this.domains = domains;
        this.letters = letters;
        this.pages = pages;
    }

    @Needs(Right.PASSWORDS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> send(@PathVariable String domain, @PathVariable String user) {
        DomainRow row = domains.known(DomainText.read(domain));
        String back = Addresses.mailboxes(row.shown());
        try {
            return pages.seeOther(back, Toast.done("A link is on its way to " + letters.send(row, user)));
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("No link was sent for " + user + "@" + row.shown(), e.reason()));
        }
    }
}
