package org.mailhelm.platform.dns.health;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
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
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Selection;
import org.mailhelm.platform.mail.Starters;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.dns.EventsPage;
import org.mailhelm.ui.dns.FleetPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;

/** The DNS of all domains, and of one over time. */
@Hidden
@Controller
@Needs({Right.DASHBOARD_READ, Right.DNS_READ})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class HealthPages {

    private static final List<Choice> FILTERS = List.of(
            new Choice("attention", "Needs attention"),
            new Choice("pending", "Spreading"),
            new Choice("unknown", "Not known"),
            new Choice("healthy", "In order"));

    private final DnsHealth health;
    private final Fleet fleet;
    private final HealthJob job;
    private final Jobs jobs;
    private final HealthViews views;
    private final MailViews mailViews;
    private final Domains domains;
    private final Pages pages;

    HealthPages(
            DnsHealth health,
            Fleet fleet,
            HealthJob job,
            Jobs jobs,
            HealthViews views,
            MailViews mailViews,
            Domains domains,
            Pages pages) {
        this.health = health;
        this.fleet = fleet;
        this.job = job;
        this.jobs = jobs;
        this.views = views;
        this.mailViews = mailViews;
        this.domains = domains;
        this.pages = pages;
    }

    @Get("/dns")
    HttpResponse<?> list(HttpRequest<?> request) {
        ListQuery query = ListQuery.of(request, Fleet.SORTS);
        Fleet.Show show = shown(request.getParameters().getFirst("show").orElse(""));
        Fleet.Found found = search(query, show);
        Listing list = listing(query, show, found);
        if (list.page() != query.page()) {
            found = search(query.at(list.page()), show);
        }
        return pages.render(
                new FleetPage(
                        list,
                        found.rows().stream().map(views::row).toList(),
                        FILTERS,
                        found.needing() == 0
                                ? "Nothing is known to be wrong."
                                : found.needing() + (found.needing() == 1 ? " domain needs" : " domains need")
                                        + " attention.",
                        Optional.empty()),
                request);
    }

    private Fleet.Found search(ListQuery query, Fleet.Show show) {
        return fleet.search(query.text(), show, query.sort(), query.descending(), query.offset(), query.size());
    }

    private static Listing listing(ListQuery query, Fleet.Show show, Fleet.Found found) {
        return new Listing(
                Addresses.allDns(),
                query.text(),
                query.sort(),
                query.descending(),
                query.page(),
                query.size(),
                found.total(),
                found.all(),
                show == Fleet.Show.ALL ? Map.of() : Map.of("show", show.key()));
    }

    private static Fleet.Show shown(String key) {
        return Fleet.Show.of(key).orElse(Fleet.Show.ALL);
    }

    /** Looks at one domain at once, at several as a job. */
    @Post("/dns/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> check(HttpRequest<?> request, @Body Map<String, Object> sent) {
        String one = Selection.value(sent, "one");
        if (!one.isEmpty()) {
            return now(domains.known(DomainText.read(one)));
        }
        List<DomainName> chosen = chosen(sent);
        if (chosen.isEmpty()) {
            return pages.seeOther(Addresses.allDns(), Toast.failed("Nothing was chosen", "Choose domains first."));
        }
        return pages.seeOther(Addresses.job(job.start(jobs, Jobs.newId(), chosen, Starters.of(request))));
    }

    private List<DomainName> chosen(Map<String, Object> sent) {
        if (Selection.value(sent, "all").equals("matching")) {
            return fleet
                    .search(
                            Selection.value(sent, "q"),
                            shown(Selection.value(sent, "show")),
                            "name",
                            false,
                            0,
                            Integer.MAX_VALUE)
                    .rows()
                    .stream()
                    .map(row -> row.domain().domain())
                    .toList();
        }
        List<DomainName> named = Selection.values(sent, "select").stream()
                .map(DomainText::read)
                .distinct()
                .toList();
        return named.isEmpty() ? List.of() : fleet.chosen(named, false);
    }

    private HttpResponse<?> now(DomainRow row) {
        if (!Fleet.mayRead(Rights.current(), row.name())) {
            Rights.current().require(Right.DNS_READ, row.name());
        }
        String back = Addresses.dnsEvents(row.shown());
        try {
            DomainHealth seen = health.check(row.domain());
            return pages.seeOther(
                    back,
                    seen.problem()
                            .map(why -> Toast.failed("Nobody answered", why))
                            .orElse(Toast.done("The DNS of " + row.shown() + " was checked")));
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("The DNS could not be checked", e.reason()));
        }
    }

    @Get("/domains/{domain}/dns/events")
    HttpResponse<?> events(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = domains.known(DomainText.read(domain));
        ListQuery query = ListQuery.of(request, List.of("at"));
        Page<EventRow> found =
                health.events(row.domain(), Pageable.from(query.page() - 1, query.size(), HealthApi.NEWEST));
        Optional<DomainHealth> known = health.known(row.domain());
        return pages.render(
                new EventsPage(
                        mailViews.head(row),
                        known.map(views::state).orElseGet(() -> HealthViews.state("", 0)),
                        known.map(views::checked).orElse("Looked at soon"),
                        known.map(views::findings).orElse(List.of()),
                        new Listing(
                                Addresses.dnsEvents(row.shown()),
                                "",
                                "",
                                false,
                                query.page(),
                                query.size(),
                                found.getTotalSize(),
                                found.getTotalSize()),
                        found.getContent().stream().map(views::event).toList(),
                        known.flatMap(DomainHealth::problem)
                                .map(why -> Note.of(State.WARN, "The last look saw nothing", why))),
                request);
    }
}
