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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailDomain;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.DomainPage;
import org.mailhelm.ui.mail.DomainPage.Fact;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;

/** One domain, and the panel that deletes it. */
@Hidden
@Controller("/domains/{domain}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class DomainOverview {

    private final Domains domains;
    private final MailHosts hosts;
    private final LocalServers servers;
    private final MailViews views;
    private final Contents contents;
    private final Pages pages;

    DomainOverview(
            Domains domains, MailHosts hosts, LocalServers servers, MailViews views, Contents contents, Pages pages) {
        this.contents = contents;
        this.domains = domains;
        this.hosts = hosts;
        this.servers = servers;
        this.views = views;
        this.pages = pages;
    }

    @Needs(Right.ANY_OF_DOMAIN)
    @Get
    HttpResponse<?> overview(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(page(known(domain), Optional.empty()), request);
    }

    @Needs(Right.DOMAINS_WRITE)
    @Get("/delete")
    HttpResponse<?> panel(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = known(domain);
        return pages.render(page(row, Optional.of(panel(row, Optional.empty()))), request);
    }

    @Needs(Right.DOMAINS_WRITE)
    @Post("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String typed = sent.getOrDefault(Confirm.FIELD, "").strip();
        if (!typed.equalsIgnoreCase(row.shown()) && !typed.equalsIgnoreCase(row.name())) {
            return pages.refuse(
                    page(
                            row,
                            Optional.of(panel(
                                    row,
                                    Optional.of(
                                            "Type " + row.shown() + " to delete the domain. Nothing was deleted.")))),
                    request);
        }
        try {
            domains.delete(row);
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e), page(row, Optional.of(panel(row, Optional.of(e.reason())))), request);
        }
        return pages.seeOther(Addresses.domains(), Toast.done(row.shown() + " was deleted"));
    }

    /** Switches the mail of the domain on or off. */
    @Needs(Right.DOMAINS_WRITE)
    @Post("/hosting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> hosting(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        boolean on = sent.getOrDefault("on", "").equals("true");
        Confirm question = DomainViews.hosting(row.shown(), on);
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    new ConfirmPage(
                            question,
                            Addresses.hosting(row.shown()),
                            Map.of("on", Boolean.toString(on)),
                            Addresses.domain(row.shown()),
                            Optional.empty(),
                            List.of(),
                            Addresses.domains()),
                    request);
        }
        domains.switchMail(row, on);
        return pages.seeOther(
                Addresses.domain(row.shown()),
                Toast.done("Mail for " + row.shown() + " is switched " + (on ? "on" : "off")));
    }

    private DomainPage page(DomainRow row, Optional<DomainPage.Delete> delete) {
        List<String> problems = new ArrayList<>();
        // It would answer when it is up; the page is wanted now.
        servers.trouble(row.connectionId()).ifPresent(problems::add);
        Optional<MailDomain> details = reading(() -> domains.details(row), problems);
        List<DomainPage.RequiredRecord> records = reading(() -> domains.records(row), problems)
                .map(all -> all.stream().map(MailViews::record).toList())
                .orElse(List.of());
        Optional<ClientSettings> settings = reading(() -> domains.clientSettings(row), problems);
        Optional<Boolean> on = details.map(MailDomain::mailHosting).or(() -> Optional.ofNullable(row.hosting()));
        return new DomainPage(
                views.head(row),
                records,
                settings.map(known -> MailViews.client(known, "the whole mail address")),
                about(row, details),
                row.readAt() == null
                        ? Optional.empty()
                        : Optional.of(MailViews.use(new ByteSize(row.usedBytes()), Optional.empty())),
                domains.switchable(row)
                        ? on.map(is -> new DomainPage.Hosting(is, DomainViews.hosting(row.shown(), !is)))
                        : Optional.empty(),
                delete,
                views.trouble(row, problems.stream().findFirst())
                        .or(() -> on.filter(is -> !is).map(off -> DomainViews.off(row.shown()))));
    }

    private List<Fact> about(DomainRow row, Optional<MailDomain> details) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Mail host", hosts.name(row.connectionId())));
        details.ifPresent(known -> {
            facts.add(new Fact("Mail", known.mailHosting() ? "on" : "off"));
            if (!known.aliases().isEmpty()) {
                facts.add(new Fact(
                        "Other names",
                        known.aliases().stream()
                                .map(alias -> DomainText.show(alias.name()))
                                .sorted()
                                .collect(Collectors.joining(", "))));
            }
        });
        if (!row.shown().equals(row.name())) {
            facts.add(new Fact("In DNS", row.name()));
        }
        if (row.readAt() != null) {
            facts.add(new Fact("Mailboxes", Integer.toString(row.mailboxes())));
        }
        facts.add(new Fact("Read", views.age(row.readAt())));
        return facts;
    }

    private DomainPage.Delete panel(DomainRow row, Optional<String> error) {
        return new DomainPage.Delete(contents.of(row), error);
    }

    /** Nothing when the mail host doesn't do its part; a domain that it no longer has is another matter. */
    private static <T> Optional<T> reading(Supplier<T> question, List<String> problems) {
        // One that does not answer is not asked three times over.
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } catch (Failure.NotFound e) {
            throw e;
        } catch (Failure e) {
            problems.add(e.reason());
            return Optional.empty();
        }
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
