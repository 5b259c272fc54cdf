package org.mailhelm.platform.mail;

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
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.part.Form;

/** The panel of a mailbox' recovery address. */
@Hidden
@Controller("/domains/{domain}/mailboxes/{user}/recovery")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class RecoveryPages {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recoveries;
    private final MailboxList list;
    private final Pages pages;

    RecoveryPages(Domains domains, Mailboxes mailboxes, RecoveryAddresses recoveries, MailboxList list, Pages pages) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.EMAILS_WRITE)
    @Get
    HttpResponse<?> panel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String user) {
        DomainRow row = domains.known(DomainText.read(domain));
        MailAddress mailbox = mailboxes.find(row, user).address();
        Form form = Form.empty()
                .with(Recovery.FIELD, recoveries.find(mailbox.toString()).orElse(""));
        return pages.render(list.page(row, new MailboxPanel.Recovery(mailbox.localPart(), form)), request);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String user,
            @Body Map<String, String> sent) {
        DomainRow row = domains.known(DomainText.read(domain));
        MailAddress mailbox = mailboxes.find(row, user).address();
        String written = sent.getOrDefault(Recovery.FIELD, "");
        try {
            Optional<String> recovery =
                    written.isBlank() ? Optional.empty() : Optional.of(Recovery.read(written, mailbox.toString()));
            recoveries.change(mailbox.toString(), recovery);
            return pages.seeOther(
                    Addresses.mailboxes(row.shown()),
                    Toast.done(
                            recovery.isPresent()
                                    ? "The recovery address of " + mailbox.localPart() + " was saved"
                                    : mailbox.localPart() + " has no recovery address now"));
        } catch (Failure e) {
            Form form = Refusals.show(
                    e, Form.empty().with(Recovery.FIELD, written), "", Map.of(Recovery.FIELD, Recovery.FIELD));
            return pages.render(
                    Refusals.status(e), list.page(row, new MailboxPanel.Recovery(mailbox.localPart(), form)), request);
        }
    }
}
