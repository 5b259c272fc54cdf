package org.mailhelm.platform.mail.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.StoragePage;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Use;

/** What is stored: by account, and by mailbox. */
@Hidden
@Controller("/storage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class StoragePages {

    private final Accounts accounts;
    private final Usage usage;
    private final AccountViews views;
    private final Pages pages;

    StoragePages(Accounts accounts, Usage usage, AccountViews views, Pages pages) {
        this.accounts = accounts;
        this.usage = usage;
        this.views = views;
        this.pages = pages;
    }

    @Needs(Right.DOMAINS_READ)
    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        ListQuery query = ListQuery.of(request, Usage.SORTS);
        Usage.Found found = usage.search(query);
        Listing list = query.listing(Addresses.storage(), found.total(), found.all());
        if (list.page() != query.page()) {
            // Beyond the end: the last page that there is.
            found = usage.search(query.at(list.page()));
        }
        long most = found.most();
        return pages.render(
                new StoragePage(
                        accounts.glance().stream().map(views::account).toList(),
                        list,
                        found.rows().stream().map(row -> row(row, most)).toList(),
                        found.unread() == 0
                                ? ""
                                : "The mailboxes of " + MailViews.count(found.unread(), "domain", "domains")
                                        + " were not read yet.",
                        Optional.empty()),
                request);
    }

    @Needs(Right.DOMAINS_READ)
    @Post("/{connection}/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@PathVariable String connection) {
        try {
            accounts.refresh(connection);
        } catch (Failure e) {
            return pages.seeOther(Addresses.storage(), Toast.failed("The account could not be read", e.reason()));
        }
        return pages.seeOther(Addresses.storage());
    }

    private static StoragePage.Row row(UsageRow row, long most) {
        ByteSize used = new ByteSize(row.usedBytes());
        Use full = MailViews.use(used, Optional.ofNullable(row.quotaBytes()).map(ByteSize::new));
        return new StoragePage.Row(
                row.localPart(),
                DomainText.show(new DomainName(row.domain())),
                new Use(row.usedBytes(), Math.max(1, most), full.words()),
                full.words(),
                full);
    }
}
