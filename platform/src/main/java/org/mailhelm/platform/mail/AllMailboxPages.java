package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;

/** The mailboxes of all domains in one list. */
@Hidden
@Controller("/mailboxes")
@Needs(Right.EMAILS_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class AllMailboxPages {

    private final Mailboxes mailboxes;
    private final MailboxList list;
    private final Pages pages;

    AllMailboxPages(Mailboxes mailboxes, MailboxList list, Pages pages) {
        this.mailboxes = mailboxes;
        this.list = list;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.render(list.page(ListQuery.of(request, MailboxList.SORTS_OF_ALL)), request);
    }

    /** Has the domains read again that were read longest ago. */
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@Body Map<String, String> sent) {
        mailboxes.refresh();
        return Refreshes.back(pages, false, sent, Addresses.allMailboxes());
    }
}
