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
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.DomainsPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;

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
    private final MailViews views;
    private final Pages pages;

    DomainPages(Domains domains, MailHosts hosts, MailViews views, Pages pages) {
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
        return pages.render(
                page(ListQuery.of(request, SORTS), Optional.of(panel(Form.empty(), Optional.empty()))), request);
    }

    /**
     * Adds a domain. Where the mail host wants a proof first, the record is shown, and the same form comes again with
     * {@code proof}; then the host looks for the record itself.
     */
    @Needs(Right.DOMAINS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, String> sent) {
        String domain = sent.getOrDefault("domain", "").strip();
        String host = sent.getOrDefault("host", "");
        Optional<String> connection = Optional.of(host).filter(id -> !id.isEmpty());
        Form form = Form.empty().with("domain", domain).with("host", host);
        Optional<RequiredRecord> proof = Optional.empty();
        try {
            proof = domains.verification(domain, connection);
            if (proof.isPresent() && !sent.containsKey("proof")) {
                return pages.render(page(ListQuery.first(SORTS), Optional.of(panel(form, proof))), request);
            }
            DomainRow added = domains.add(domain, connection);
            Toast toast =
                    Toast.done(added.shown() + " was added").withDetail("Publish its records, then create a mailbox.");
            return follow(request, Addresses.domain(added.shown()), toast);
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e),
                    page(ListQuery.first(SORTS), Optional.of(panel(Refusals.show(e, form, "domain", FIELDS), proof))),
                    request);
        }
    }

    private static final Map<String, String> FIELDS = Map.of("domain", "domain", "connection", "host");

    /** A redirect; a script that sent the panel alone is told where to go. */
    private HttpResponse<?> follow(HttpRequest<?> request, String address, Toast toast) {
        MutableHttpResponse<?> answer = pages.seeOther(address, toast);
        if (request.getHeaders().contains("HX-Request")) {
            answer.status(HttpStatus.NO_CONTENT).header("HX-Redirect", address);
            answer.getHeaders().remove(HttpHeaders.LOCATION);
        }
        return answer;
    }

    private DomainsPage.Add panel(Form form, Optional<RequiredRecord> proof) {
        List<Choice> choices = hosts.all().stream()
                .map(host -> new Choice(host.id(), host.name()))
                .toList();
        return new DomainsPage.Add(choices, form, proof.map(DomainViews::record).orElse(List.of()));
    }

    private DomainsPage page(ListQuery query, Optional<DomainsPage.Add> add) {
        Domains.Listed listed = domains.search(query.text(), pageable(query, query.page()));
        Listing list = query.listing(
                Addresses.domains(), listed.found().total(), listed.found().all());
        if (list.page() != query.page() || list.size() != query.size()) {
            listed = domains.search(query.text(), pageable(query, list.page()));
        }
        Map<String, HostState> states = listed.glance().states();
        return new DomainsPage(
                list,
                listed.found().rows().stream()
                        .map(row -> views.row(row, states))
                        .toList(),
                views.freshness(oldest(states), listed.glance().reading(), Addresses.refreshDomains()),
                Rights.current().has(Right.DOMAINS_WRITE),
                add,
                views.trouble(states));
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
