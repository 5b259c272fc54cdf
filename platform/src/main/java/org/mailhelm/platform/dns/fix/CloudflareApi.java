package org.mailhelm.platform.dns.fix;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Starters;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** DNS of many domains under the addresses that scripts of MXroute Manager know, at whatever DNS provider is connected. */
@Tag(name = "DNS")
@Controller("/api/cloudflare")
@ExecuteOn(TaskExecutors.BLOCKING)
class CloudflareApi {

    // More would keep the caller waiting for minutes, and proxies in between give up.
    private static final int AT_ONCE = 25;

    private final DnsPlans plans;
    private final BulkFix bulk;

    CloudflareApi(DnsPlans plans, BulkFix bulk) {
        this.plans = plans;
        this.bulk = bulk;
    }

    /** Whether there is a DNS provider. */
    @Schema(name = "DnsProviderStatus")
    record Status(boolean success, boolean configured) {}

    /** Which domains to mend. */
    @Schema(name = "FixDnsOfMany")
    record Many(
            @Schema(description = "Without them, all") @Nullable
            List<String> domains,

            @Schema(description = "As for one domain") @Nullable
            List<String> records,

            @JsonProperty("only_unhealthy")
            @Schema(description = "Leaves those out of the answer whose zone holds what it shall hold")
            @Nullable
            Boolean onlyUnhealthy) {}

    /** What became of one domain. */
    @Schema(name = "DnsOfOneFixed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            boolean success,
            @Nullable List<String> fixed,
            @Nullable List<String> skipped,
            @Nullable List<String> steps,
            @Nullable String error) {

        static One of(BulkFix.Result result) {
            if (result instanceof BulkFix.Result.Mended mended) {
                PlanJson.Fixed fixed = DnsFix.tell(mended.outcome());
                return new One(true, fixed.fixed(), fixed.skipped(), fixed.steps(), null);
            }
            return new One(false, null, null, null, ((BulkFix.Result.Failed) result).why());
        }
    }

    /** What became of them. */
    @Schema(name = "DnsOfManyFixed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mended(
            List<String> domains,
            Map<String, One> results,

            @Schema(description = "Why nothing was done: no_domains") @Nullable
            String skipped,

            @JsonProperty("job_id")
            @Schema(description = "Of more than " + AT_ONCE + " domains: the job that does it; see /api/jobs/{id}")
            @Nullable
            String jobId) {}

    @Needs(Right.ADMINISTRATOR)
    @Get("/status")
    @Operation(summary = "Whether a DNS provider is connected", description = "Of whatever kind.")
    Status status() {
        return new Status(true, !plans.providers().isEmpty());
    }

    @Needs(Right.ADMINISTRATOR)
    @Post("/dns/fix-bulk")
    @Operation(
            summary = "Mends the records of many domains",
            description = "Up to " + AT_ONCE + " while you wait; more become a job. What would delete or replace"
                    + " something is left.")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "404", description = "One of the domains is not served; nothing was changed")
    Envelope<Mended> fix(HttpRequest<?> request, @Body @Nullable Many body) {
        List<String> names = body == null ? List.of() : Objects.requireNonNullElse(body.domains(), List.of());
        List<String> records = body == null ? List.of() : Objects.requireNonNullElse(body.records(), List.of());
        boolean bad = body != null && Boolean.TRUE.equals(body.onlyUnhealthy());
        Set<Topic> topics = Topics.read(records);
        List<DomainName> domains = names.isEmpty()
                ? bulk.all()
                : bulk.checked(names.stream().map(DomainText::read).toList());
        if (domains.isEmpty()) {
            return Envelope.of(new Mended(List.of(), Map.of(), "no_domains", null));
        }
        if (domains.size() > AT_ONCE) {
            String id = bulk.start(Jobs.newId(), domains, topics, Starters.of(request));
            return Envelope.of(
                    new Mended(domains.stream().map(DomainName::value).toList(), Map.of(), null, id));
        }
        Map<String, One> results = new LinkedHashMap<>();
        for (BulkFix.Result result : bulk.now(domains, topics)) {
            if (!bad || !fine(result)) {
                results.put(result.domain().value(), One.of(result));
            }
        }
        return Envelope.of(
                new Mended(List.copyOf(results.keySet()), results, results.isEmpty() ? "no_domains" : null, null));
    }

    private static boolean fine(BulkFix.Result result) {
        return result instanceof BulkFix.Result.Mended mended
                && mended.outcome().plan().empty();
    }
}
