package org.mailhelm.platform.dns.fix;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Selection;
import org.mailhelm.platform.mail.Starters;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;

/** Mends the DNS of many domains, after a question, as a job. */
@Hidden
@Controller("/dns/fix")
@Needs(Right.DNS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class BulkFixPages {

    private static final String DOMAINS = "domains";
    private static final String ONCE = "once";
    private static final int NAMED = 12;

    private final BulkFix bulk;
    private final Pages pages;

    BulkFixPages(BulkFix bulk, Pages pages) {
        this.bulk = bulk;
        this.pages = pages;
    }

    /** The question, for all domains. */
    @Get
    HttpResponse<?> all(HttpRequest<?> request) {
        return ask(request, bulk.all());
    }

    /** The question for the domains that were ticked, and the answer to it. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, @Body Map<String, Object> sent) {
        String named = Selection.value(sent, DOMAINS);
        List<String> names = named.isEmpty()
                ? Selection.chosen(sent)
                : Arrays.stream(named.split("\\s+")).toList();
        List<DomainName> domains =
                bulk.checked(names.stream().map(DomainText::read).toList());
        if (!Selection.value(sent, Confirm.FIELD).equals("yes") || domains.isEmpty()) {
            return ask(request, domains);
        }
        return pages.seeOther(
                Addresses.job(bulk.start(Selection.value(sent, ONCE), domains, Set.of(), Starters.of(request))));
    }

    private HttpResponse<?> ask(HttpRequest<?> request, List<DomainName> domains) {
        if (domains.isEmpty()) {
            return pages.seeOther(
                    Addresses.domains(), Toast.warning("No domain was chosen", "Tick those that you mean."));
        }
        String names = domains.stream().map(DomainName::value).collect(Collectors.joining(" "));
        String shown = domains.stream().limit(NAMED).map(DomainText::show).collect(Collectors.joining(", "))
                + (domains.size() > NAMED ? " and " + (domains.size() - NAMED) + " more" : "");
        Confirm question = new Confirm(
                "Mend the DNS of " + MailViews.count(domains.size(), "domain", "domains") + "?",
                shown,
                List.of(
                        "Records that are needed or advised are created, or merged into what is there.",
                        "Nothing that Mailhelm did not write is replaced or deleted; such lines wait for your word on the"
                                + " domain's DNS page.",
                        "Each domain's page can undo it."),
                "Mend DNS",
                Optional.empty());
        return pages.render(
                new ConfirmPage(
                        question,
                        Addresses.fixDns(),
                        Map.of(DOMAINS, names, ONCE, Jobs.newId()),
                        Addresses.domains(),
                        Optional.empty(),
                        List.of(),
                        Addresses.domains()),
                request);
    }
}
