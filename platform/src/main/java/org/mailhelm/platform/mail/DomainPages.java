package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.DomainsPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;

/** The list of domains, and the panel that adds one. */
@Hidden
@Controller("/domains")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class DomainPages {

    private static final List<String> SORTS = List.of("name", "health", "mailboxes", "storage");
    private static final Map<String, String> COLUMNS =
            Map.of("name", "name", "health", "problem", "mailboxes", "mailboxes", "storage", "usedBytes");

    private final Domains domains;
    private final MailHosts hosts;
    private final DnsStates dns;
    private final MailViews views;
    private final DomainArrival arrival;
    private final Pages pages;

    DomainPages(Domains domains, MailHosts hosts, DnsStates dns, MailViews views, DomainArrival arrival, Pages pages) {
        this.arrival = arrival;
        this.dns = dns;
        this.domains = domains;
        this.hosts = hosts;
        this.views = views;
        this.pages = pages;
    }

    @Needs(Right.SIGNED_IN)
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.render(page(ListQuery.of(request, SORTS), Optional.empty()), request);
    }

    @Needs(Right.DOMAINS_WRITE)
    @Get("/new")
    HttpResponse<?> panel(HttpRequest<?> request) {
        return pages.render(page(ListQuery.of(request, SORTS), Optional.of(panel(Form.empty()))), request);
    }

    /**
     * Begins with a domain. One for which the mail host wants no proof is registered at once; then the guided page goes
     * on with it.
     */
    @Needs(Right.DOMAINS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, String> sent) {
        String domain = sent.getOrDefault("domain", "").strip();
        String host = sent.getOrDefault("host", "");
        Optional<String> connection = Optional.of(host).filter(id -> !id.isEmpty());
        Form form = Form.empty().with("domain", domain).with("host", host);
        try {
            boolean proof = domains.verification(domain, connection).isPresent();
            String name = proof ? domain : domains.add(domain, connection).shown();
            String next = arrival.begin(
                    DomainText.read(name), hosts.choose(connection).id());
            return proof
                    ? follow(request, next)
                    : follow(request, next, Toast.done(name + " was added").withDetail("Its records come next."));
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e),
                    page(ListQuery.first(SORTS), Optional.of(panel(Refusals.show(e, form, "domain", FIELDS)))),
                    request);
        }
    }

    private static final Map<String, String> FIELDS = Map.of("domain", "domain", "connection", "host");

    /** A redirect; a script that sent the panel alone is told where to go. */
    private HttpResponse<?> follow(HttpRequest<?> request, String address, Toast... toasts) {
        MutableHttpResponse<?> answer = pages.seeOther(address, toasts);
        if (request.getHeaders().contains("HX-Request")) {
            answer.status(HttpStatus.NO_CONTENT).header("HX-Redirect", address);
            answer.getHeaders().remove(HttpHeaders.LOCATION);
        }
        return answer;
    }

    private DomainsPage.Add panel(Form form) {
        List<Choice> choices = hosts.all().stream()
                .map(host -> new Choice(host.id(), host.name()))
                .toList();
        return new DomainsPage.Add(choices, form);
    }

    private DomainsPage page(ListQuery query, Optional<DomainsPage.Add> add) {
        Domains.Listed listed = domains.search(query.text(), pageable(query, query.page()));
        Listing list = query.listing(
                Addresses.domains(), listed.found().total(), listed.found().all());
        if (list.page() != query.page() || list.size() != query.size()) {
            listed = domains.search(query.text(), pageable(query, list.page()));
        }
        Map<String, HostState> states = listed.glance().states();
        List<DomainRow> rows = listed.found().rows();
        Map<String, DnsState> known = dns.of(rows.stream().map(DomainRow::name).toList());
        return new DomainsPage(
                list,
                rows.stream()
                        .map(row -> views.row(row, states, Optional.ofNullable(known.get(row.name()))))
                        .toList(),
                views.freshness(oldest(states), listed.glance().reading(), Addresses.refreshDomains()),
                Rights.current().has(Right.DOMAINS_WRITE),
                add,
                views.trouble(states).or(this::underWay));
    }

    private Optional<Note> underWay() {
        List<Link> begun = Rights.current().has(Right.DOMAINS_WRITE) ? arrival.underWay() : List.of();
        Note note = Note.of(
                State.WAIT,
                begun.size() == 1 ? "A domain is on its way" : begun.size() + " domains are on their way",
                "Go on where you left.");
        for (Link link : begun) {
            note = note.withLink(link.label(), link.href());
        }
        return begun.isEmpty() ? Optional.empty() : Optional.of(note);
    }

    /** Reads the lists of all mail hosts again. */
    @Needs(Right.DASHBOARD_WRITE)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@Body Map<String, String> sent) {
        return Refreshes.back(pages, domains.refresh(), sent, Addresses.domains());
    }

    /** When that list was read that was read longest ago. */
    static @Nullable Instant oldest(Map<String, HostState> states) {
        return states.values().stream()
                .map(HostState::readAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Pageable pageable(ListQuery query, int page) {
        Sort.Order order = new Sort.Order(
                COLUMNS.getOrDefault(query.sort(), "name"),
                query.descending() ? Sort.Order.Direction.DESC : Sort.Order.Direction.ASC,
                false);
        Sort sort = query.sort().equals("name") ? Sort.of(order) : Sort.of(order, Sort.Order.asc("name"));
        int size = Listing.SIZES.contains(query.size()) ? query.size() : Listing.SIZES.get(0);
        return Pageable.from(page - 1, size, sort);
    }
}
