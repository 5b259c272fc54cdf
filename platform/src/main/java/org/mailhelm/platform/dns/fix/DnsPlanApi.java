package org.mailhelm.platform.dns.fix;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.change.DnsHistory;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.DnsUndo;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.desired.DesiredState;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Plans of DNS for scripts. */
@Tag(name = "DNS")
@Controller("/api/domains/{domain}/dns")
@ExecuteOn(TaskExecutors.BLOCKING)
class DnsPlanApi {

    private static final int HISTORY = 100;

    private final Domains domains;
    private final DesiredState desired;
    private final DnsPlans plans;
    private final DnsFix fix;
    private final DnsHistory history;
    private final DnsUndo undo;

    DnsPlanApi(Domains domains, DesiredState desired, DnsPlans plans, DnsFix fix, DnsHistory history, DnsUndo undo) {
        this.domains = domains;
        this.desired = desired;
        this.plans = plans;
        this.fix = fix;
        this.history = history;
        this.undo = undo;
    }

    @Needs(Right.DNS_READ)
    @Get("/plan")
    @Operation(
            summary = "What would change in the zone of a domain",
            description = "From one reading of the zone. Nothing is changed.")
    @ApiResponse(responseCode = "400", description = "No connection holds the zone, or several do")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @ApiResponse(responseCode = "502", description = "The DNS provider does not answer")
    Envelope<PlanJson> plan(@PathVariable String domain) {
        return Envelope.of(PlanJson.of(plans.review(known(domain))));
    }

    @Needs(Right.DNS_WRITE)
    @Post("/apply")
    @Operation(
            summary = "Applies a plan",
            description = "What deletes, or replaces what Mailhelm did not write, only where its id is confirmed. When"
                    + " the provider stops halfway, the answer says what was written; the next plan shows the rest.")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "409", description = "The plan is another one by now; nothing was changed")
    @ApiResponse(responseCode = "502", description = "The DNS provider does not answer")
    Envelope<PlanJson.Applied> apply(@PathVariable String domain, @Body PlanJson.Apply body) {
        DomainName name = known(domain);
        String digest = Optional.ofNullable(body.digest())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Failure.InvalidInput("digest", "Send the digest of the plan to apply."));
        Predicate<Item> wish = body.items() == null ? any -> true : wanted(set(body.items()));
        return Envelope.of(PlanJson.Applied.of(fix.apply(name, digest, wish, set(body.confirm()))));
    }

    @Needs(Right.DNS_WRITE)
    @Post("/fix")
    @Operation(
            summary = "Mends the records of a domain",
            description = "Plans and applies in one go. What would delete, or replace what Mailhelm did not write, is"
                    + " left and told under needs_confirmation, unless its id is sent.")
    @ApiResponse(responseCode = "400", description = "No DNS connection holds the domain, or a field is wrong")
    @ApiResponse(responseCode = "502", description = "The DNS provider does not answer")
    Envelope<PlanJson.Fixed> fix(@PathVariable String domain, @Body @Nullable PlanJson.Fix body) {
        DomainName name = known(domain);
        List<String> records = body == null ? List.of() : Objects.requireNonNullElse(body.records(), List.of());
        return Envelope.of(
                DnsFix.tell(fix.fix(name, Topics.read(records), body == null ? Set.of() : set(body.confirm()))));
    }

    @Needs(Right.DNS_READ)
    @Get("/history")
    @Operation(
            summary = "What was changed in the zone for a domain",
            description = "The newest first, with what was there.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<List<PlanJson.Kept>> history(@PathVariable String domain) {
        return Envelope.of(history.of(known(domain), HISTORY).stream()
                .map(PlanJson.Kept::of)
                .toList());
    }

    @Needs(Right.DNS_WRITE)
    @Post("/history/{id}/undo")
    @Operation(summary = "Puts back what was there before a change")
    @ApiResponse(responseCode = "404", description = "There is no such change")
    @ApiResponse(responseCode = "409", description = "Something of it was changed since; nothing was done")
    Envelope<PlanJson.Undone> undo(@PathVariable String domain, @PathVariable String id) {
        return Envelope.of(new PlanJson.Undone(undo.undo(known(domain), id)));
    }

    @Needs(Right.DNS_READ)
    @Get("/zone-file")
    @Produces({MediaType.TEXT_PLAIN, MediaType.ALL})
    @Operation(
            summary = "The records of a domain as a zone file (RFC 1035)",
            description = "For a DNS provider that imports such files.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    HttpResponse<String> zoneFile(@PathVariable String domain) {
        DomainName name = known(domain);
        return HttpResponse.ok(ZoneFile.of(name, desired.of(name)))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zone\"");
    }

    private static Predicate<Item> wanted(Set<String> ids) {
        return item -> ids.contains(item.id());
    }

    private static Set<String> set(@Nullable List<String> sent) {
        return sent == null ? Set.of() : new HashSet<>(sent);
    }

    private DomainName known(String domain) {
        return domains.known(DomainText.read(domain)).domain();
    }
}
