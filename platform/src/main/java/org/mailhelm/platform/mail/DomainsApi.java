package org.mailhelm.platform.mail;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Domains for scripts. */
@Tag(name = "Domains")
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class DomainsApi {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final DnsStates dns;

    DomainsApi(Domains domains, Mailboxes mailboxes, DnsStates dns) {
        this.mailboxes = mailboxes;
        this.dns = dns;
        this.domains = domains;
    }

    @Needs(Right.SIGNED_IN)
    @Get(uris = {"/api/domains", "/get-domains"})
    @Operation(summary = "All domains", description = "Their names, at most a minute old.")
    @ApiResponse(responseCode = "502", description = "A mail host does not answer")
    Envelope<List<String>> list() {
        return Envelope.of(domains.names());
    }

    @Needs(Right.DOMAINS_WRITE)
    @Post("/api/domains")
    @Operation(summary = "Adds a domain")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "409", description = "It is there already")
    @ApiResponse(responseCode = "502", description = "The mail host does not answer")
    Envelope<DomainJson.Added> add(@Body DomainJson.New body) {
        DomainRow added =
                domains.add(Objects.requireNonNullElse(body.domain(), ""), Optional.ofNullable(body.connection()));
        return Envelope.of(new DomainJson.Added(added.name(), added.connectionId()));
    }

    @Needs(Right.ANY_OF_DOMAIN)
    @Get("/api/domains/{domain}")
    @Operation(summary = "One domain")
    @ApiResponse(responseCode = "404", description = "No mail host serves it")
    Envelope<DomainJson.Details> details(@PathVariable String domain) {
        DomainRow row = known(domain);
        return Envelope.of(DomainJson.Details.of(row, domains.details(row)));
    }

    @Needs(Right.DOMAINS_WRITE)
    @Delete("/api/domains/{domain}")
    @Operation(
            summary = "Deletes a domain",
            description = "Its mailboxes and their mail too. This can't be taken back.")
    @ApiResponse(responseCode = "404", description = "No mail host serves it")
    Envelope<DomainJson.Deleted> delete(@PathVariable String domain) {
        DomainRow row = known(domain);
        domains.delete(row);
        return Envelope.of(new DomainJson.Deleted(row.name()));
    }

    @Needs(Right.DOMAINS_WRITE)
    @Patch("/api/domains/{domain}/mail-status")
    @Operation(summary = "Switches the mail of a domain on or off", description = "Nothing is deleted.")
    @ApiResponse(responseCode = "400", description = "enabled is missing, or the mail host can't do it")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<DomainJson.MailStatus> mailStatus(@PathVariable String domain, @Body DomainJson.Switch body) {
        DomainRow row = known(domain);
        if (body.enabled() == null) {
            throw new Failure.InvalidInput("enabled", "Send enabled: true or false.");
        }
        domains.switchMail(row, body.enabled());
        return Envelope.of(new DomainJson.MailStatus(row.name(), body.enabled()));
    }

    @Needs(Right.DOMAINS_READ)
    @Get("/api/fleet/overview")
    @Operation(
            summary = "All domains at a glance",
            description = "As they were last seen; nothing is asked of the mail hosts before the answer.")
    Envelope<FleetJson> fleet() {
        Inventory.Glance glance = domains.glance();
        List<DomainRow> all = domains.all();
        return Envelope.of(FleetJson.of(
                DomainPages.oldest(glance.states()),
                all,
                dns.of(all.stream().map(DomainRow::name).toList())));
    }

    @Needs(Right.DOMAINS_READ)
    @Post("/api/fleet/overview/refresh")
    @Operation(
            summary = "Reads the lists of domains again",
            description = "And, beside the answer, the mailboxes of those domains that were read longest ago.")
    Envelope<FleetJson> refreshFleet() {
        domains.refresh();
        mailboxes.refresh();
        return fleet();
    }

    @Needs({Right.DASHBOARD_READ, Right.EMAILS_READ})
    @Get("/api/domains/{domain}/mail-client-settings")
    @Operation(summary = "What people enter in their mail programs")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<ClientSettingsJson> clientSettings(@PathVariable String domain) {
        DomainRow row = known(domain);
        return Envelope.of(ClientSettingsJson.of(row, domains.clientSettings(row)));
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
