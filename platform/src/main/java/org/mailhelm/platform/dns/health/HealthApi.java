package org.mailhelm.platform.dns.health;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.dns.check.Subject;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.Starters;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** The health of DNS for scripts. */
@Tag(name = "DNS")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class HealthApi {

    private static final int LARGEST = 1000;

    private final DnsHealth health;
    private final Fleet fleet;
    private final HealthJob job;
    private final Jobs jobs;
    private final Domains domains;
    private final Connections connections;
    private final Kept kept;

    HealthApi(
            DnsHealth health,
            Fleet fleet,
            HealthJob job,
            Jobs jobs,
            Domains domains,
            Connections connections,
            Kept kept) {
        this.jobs = jobs;
        this.health = health;
        this.fleet = fleet;
        this.job = job;
        this.domains = domains;
        this.connections = connections;
        this.kept = kept;
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Get("/domains/{domain}/dns/health")
    @Operation(
            summary = "How the DNS of a domain is",
            description = "At most a minute old. What nobody could find out is unknown, never missing.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @ApiResponse(responseCode = "502", description = "The mail host does not answer, and never said what it wants")
    Envelope<HealthJson> one(@PathVariable String domain) {
        DomainName name = domains.known(DomainText.read(domain)).domain();
        DomainHealth recent = health.recent(name);
        return Envelope.of(health.told(recent));
    }

    @Needs(Right.DNS_READ)
    @Get("/domains/{domain}/dns/setup-health")
    @Operation(
            summary = "How the DNS of a domain is while it is set up",
            description =
                    "Looks now. Also for a domain that no mail host serves yet: then only what proves who owns it is"
                            + " known.")
    @ApiResponse(responseCode = "502", description = "The mail host does not answer, and never said what it wants")
    Envelope<HealthJson.Setup> setup(@PathVariable String domain) {
        DnsHealth.Checked checked = health.now(DomainText.read(domain));
        Subject subject = checked.ready().subject();
        HealthJson told = HealthJson.of(
                checked.health(),
                HealthJson.dmarc(subject.desired()),
                subject.mail(),
                checked.ready().reached());
        return Envelope.of(new HealthJson.Setup(
                told, subject.served(), !connections.all(Kind.DNS).isEmpty()));
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Get("/dns/health")
    @Operation(summary = "How the DNS of all domains was when last looked at", description = "Nobody is asked.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong")
    Envelope<HealthListJson> list(
            @Schema(description = "What the name contains") @QueryValue(defaultValue = "") String q,
            @Schema(allowableValues = {"", "attention", "unknown", "pending", "healthy"}) @QueryValue(defaultValue = "")
                    String show,
            @Schema(allowableValues = {"name", "state", "mailboxes", "checked"}) @QueryValue(defaultValue = "name")
                    String sort,
            @Schema(allowableValues = {"asc", "desc"}) @QueryValue(defaultValue = "asc") String dir,
            @QueryValue(defaultValue = "1") int page,
            @QueryValue(defaultValue = "100") int size) {
        Fleet.Show wanted = Fleet.Show.of(show)
                .orElseThrow(() ->
                        new Failure.InvalidInput("show", "show is attention, unknown, pending, healthy or nothing."));
        if (!Fleet.SORTS.contains(sort)) {
            throw new Failure.InvalidInput("sort", "Sort by one of " + String.join(", ", Fleet.SORTS) + ".");
        }
        if (!dir.equals("asc") && !dir.equals("desc")) {
            throw new Failure.InvalidInput("dir", "dir is asc or desc.");
        }
        part(page, size);
        Fleet.Found found = fleet.search(q, wanted, sort, dir.equals("desc"), (page - 1L) * size, size);
        return Envelope.of(new HealthListJson(
                found.rows().stream()
                        .map(row -> HealthListJson.entry(row, kept))
                        .toList(),
                page,
                size,
                found.total()));
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Post("/dns/health")
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Looks at the DNS of many domains now, as a job")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was started")
    @ApiResponse(responseCode = "404", description = "A domain is none of those the caller may see")
    Envelope<HealthListJson.Started> start(HttpRequest<?> request, @Body HealthListJson.Sent body) {
        List<DomainName> named = Objects.requireNonNullElse(body.domains(), List.<String>of()).stream()
                .map(name -> DomainText.read(Objects.requireNonNullElse(name, "")))
                .distinct()
                .toList();
        List<DomainName> chosen = fleet.chosen(named, Boolean.TRUE.equals(body.onlyUnhealthy()));
        return Envelope.of(new HealthListJson.Started(started(request, chosen), chosen.size()));
    }

    private @Nullable String started(HttpRequest<?> request, List<DomainName> chosen) {
        return chosen.isEmpty() ? null : job.start(jobs, Jobs.newId(), chosen, Starters.of(request));
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Get("/dns/events")
    @Operation(summary = "What changed of the DNS of all domains", description = "The last first. Kept for 400 days.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong")
    Envelope<HealthListJson.Events> events(
            @QueryValue(defaultValue = "1") int page, @QueryValue(defaultValue = "100") int size) {
        return told(health.events(Fleet.readable(), part(page, size)), page, size);
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Get("/domains/{domain}/dns/events")
    @Operation(summary = "What changed of the DNS of a domain", description = "The last first. Kept for 400 days.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<HealthListJson.Events> eventsOf(
            @PathVariable String domain,
            @QueryValue(defaultValue = "1") int page,
            @QueryValue(defaultValue = "100") int size) {
        DomainName name = domains.known(DomainText.read(domain)).domain();
        return told(health.events(name, part(page, size)), page, size);
    }

    private static Envelope<HealthListJson.Events> told(Page<EventRow> found, int page, int size) {
        return Envelope.of(new HealthListJson.Events(
                found.getContent().stream().map(HealthListJson.Event::of).toList(), page, size, found.getTotalSize()));
    }

    private static Pageable part(int page, int size) {
        if (page < 1) {
            throw new Failure.InvalidInput("page", "Pages are counted from 1.");
        }
        if (size < 1 || size > LARGEST) {
            throw new Failure.InvalidInput("size", "A page holds 1 to " + LARGEST + " entries.");
        }
        return Pageable.from(page - 1, size, NEWEST);
    }

    static final Sort NEWEST = Sort.of(Sort.Order.desc("at"), Sort.Order.asc("id"));
}
