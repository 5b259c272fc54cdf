package org.mailhelm.platform.dns.desired;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** What DNS shall say for a domain, and what is chosen about it, for scripts. */
@Tag(name = "DNS")
@Controller("/api/domains/{domain}")
@ExecuteOn(TaskExecutors.BLOCKING)
class DnsValuesApi {

    private final Domains domains;
    private final DesiredState desired;
    private final DnsChoices choices;

    DnsValuesApi(Domains domains, DesiredState desired, DnsChoices choices) {
        this.domains = domains;
        this.desired = desired;
        this.choices = choices;
    }

    /** The DMARC policy of a domain. */
    @Schema(name = "DmarcPolicy")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Dmarc(
            @Schema(description = "Whether the domain has one of its own")
            boolean custom,

            @Schema(description = "The installation's") @JsonProperty("default")
            String usual,

            @Schema(description = "The one that counts") String effective,
            @JsonProperty("custom_value") @Nullable String customValue) {}

    /** What a policy is changed to. */
    @Schema(name = "ChangeDmarcPolicy")
    record DmarcWish(
            @Schema(description = "The record; null or an empty text for the installation's")
            @JsonProperty("dmarc_record")
            @Nullable
            String record) {}

    /** The choices for the DNS of a domain. What isn't sent stays as it is. */
    @Schema(name = "DnsSettings")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Settings(
            @JsonProperty("mta_sts")
            @Schema(
                    allowableValues = {"off", "testing", "enforce"},
                    description = "Whether other servers are told to insist on TLS; the policy is served by this panel")
            @Nullable
            String mtaSts,

            @JsonProperty("tls_reports")
            @Schema(description = "Where reports on failed TLS go; empty asks for none")
            @Nullable
            String tlsReports,

            @Schema(description = "Whether mail programs shall find their settings by DNS") @Nullable
            Boolean discovery,

            @Schema(description = "Whether what Mailhelm wrote is written again when somebody else changes it")
            @Nullable
            Boolean healing,

            @JsonProperty("dns_connection")
            @Schema(description = "Id of the DNS connection that holds the zone, where several do; empty for any")
            @Nullable
            String connection) {

        private static Settings of(DnsChoice choice) {
            return new Settings(
                    choice.mtaSts().word(),
                    choice.tlsReports().orElse(""),
                    choice.discovery(),
                    choice.healing(),
                    choice.connection().orElse(""));
        }

        private DnsChoice over(DnsChoice now) {
            DnsChoice changed = now;
            if (mtaSts != null) {
                changed = changed.withMtaSts(MtaSts.read(mtaSts)
                        .orElseThrow(() -> new Failure.InvalidInput("mta_sts", "MTA-STS is off, testing or enforce.")));
            }
            if (tlsReports != null) {
                changed = changed.withTlsReports(Optional.of(tlsReports).filter(text -> !text.isBlank()));
            }
            if (discovery != null) {
                changed = changed.withDiscovery(discovery);
            }
            if (healing != null) {
                changed = changed.withHealing(healing);
            }
            return connection == null
                    ? changed
                    : changed.withConnection(Optional.of(connection).filter(id -> !id.isBlank()));
        }
    }

    @Needs({Right.DASHBOARD_READ, Right.DNS_READ})
    @Get("/dns")
    @Operation(
            summary = "The DNS records of a domain",
            description = "What its mail host asks for, its DMARC record, and what is switched on for it beside them.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<DnsJson> records(@PathVariable String domain) {
        DomainName name = known(domain);
        List<DesiredRecord> all = desired.of(name);
        return Envelope.of(DnsJson.of(name, all));
    }

    @Needs(Right.DNS_READ)
    @Get("/dmarc-policy")
    @Operation(summary = "The DMARC policy of a domain")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<Dmarc> dmarc(@PathVariable String domain) {
        return Envelope.of(dmarc(choices.of(known(domain))));
    }

    @Needs(Right.DNS_WRITE)
    @Patch("/dmarc-policy")
    @Operation(
            summary = "Gives a domain a DMARC policy of its own, or takes it away",
            description = "Send dmarc_record; null or an empty text takes it away. Live DNS is not touched: plan and"
                    + " apply, or fix, does that.")
    @ApiResponse(responseCode = "400", description = "dmarc_record is missing or no DMARC record")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @RequestBody(content = @Content(schema = @Schema(implementation = DmarcWish.class)))
    Envelope<Dmarc> changeDmarc(@PathVariable String domain, @Body JsonNode body) {
        // Not as DmarcWish, in which a record that is missing looks like one that is null.
        if (!body.has(DmarcRecord.FIELD)) {
            throw new Failure.InvalidInput(
                    DmarcRecord.FIELD, "Send dmarc_record: the record, or null for the installation's.");
        }
        Optional<String> record = Optional.of(body.get(DmarcRecord.FIELD))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
        return Envelope.of(dmarc(choices.dmarc(known(domain), record)));
    }

    @Needs(Right.DNS_READ)
    @Get("/dns/settings")
    @Operation(summary = "What is chosen for the DNS of a domain")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<Settings> settings(@PathVariable String domain) {
        return Envelope.of(Settings.of(choices.of(known(domain))));
    }

    @Needs(Right.DNS_WRITE)
    @Patch("/dns/settings")
    @Operation(
            summary = "Chooses for the DNS of a domain",
            description = "Live DNS is not touched: plan and apply, or fix, does that.")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    Envelope<Settings> changeSettings(@PathVariable String domain, @Body Settings body) {
        DomainName name = known(domain);
        return Envelope.of(Settings.of(choices.change(name, body.over(choices.of(name)))));
    }

    private Dmarc dmarc(DnsChoice choice) {
        return new Dmarc(
                choice.dmarc().isPresent(),
                choices.usualDmarc(),
                choice.dmarc().orElse(choices.usualDmarc()),
                choice.dmarc().orElse(null));
    }

    private DomainName known(String domain) {
        return domains.known(DomainText.read(domain)).domain();
    }
}
