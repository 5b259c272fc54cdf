package org.mailhelm.platform.mail.forwarder;

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
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Forwarders and catch-all for scripts. */
@Tag(name = "Forwarders")
@Controller("/api/domains/{domain}")
@ExecuteOn(TaskExecutors.BLOCKING)
class ForwardersApi {

    private final Domains domains;
    private final DomainForwarders forwarders;
    private final DomainCatchAll catchAll;

    ForwardersApi(Domains domains, DomainForwarders forwarders, DomainCatchAll catchAll) {
        this.domains = domains;
        this.forwarders = forwarders;
        this.catchAll = catchAll;
    }

    @Needs(Right.FORWARDERS_READ)
    @Get("/forwarders")
    @Operation(summary = "The forwarders of a domain", description = "At most a minute old.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @ApiResponse(responseCode = "501", description = "The mail host has no forwarders")
    @ApiResponse(responseCode = "502", description = "The mail host does not answer")
    Envelope<List<ForwarderJson>> list(@PathVariable String domain) {
        return Envelope.of(
                forwarders.fresh(known(domain)).stream().map(ForwarderJson::of).toList());
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post("/forwarders")
    @Operation(
            summary = "Creates a forwarder",
            description = "What else the mail host does because of it stands in warnings.")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "409", description = "The address is in use, or a limit is used up")
    @ApiResponse(responseCode = "501", description = "The mail host has no forwarders")
    Envelope<ForwarderJson.Changed> create(@PathVariable String domain, @Body ForwarderJson.New body) {
        DomainRow row = known(domain);
        MailAddress address = forwarders.address(row, Objects.requireNonNullElse(body.alias(), ""));
        List<String> destinations = forwarders.destinations(row, address, given(body.destinations()));
        Forwarder created = forwarders.create(row, new Forwarder(address, destinations));
        return Envelope.of(ForwarderJson.Changed.of(created, forwarders.cautions(row, destinations)));
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Patch("/forwarders/{alias}")
    @Operation(
            summary = "Changes where an address is forwarded to",
            description = "The destinations given take the place of those that are there.")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "404", description = "There is no such forwarder")
    @ApiResponse(responseCode = "501", description = "The mail host has no forwarders")
    Envelope<ForwarderJson.Changed> change(
            @PathVariable String domain, @PathVariable String alias, @Body ForwarderJson.Change body) {
        DomainRow row = known(domain);
        MailAddress address = forwarders.address(row, alias);
        List<String> destinations = forwarders.destinations(row, address, given(body.destinations()));
        Forwarder changed = forwarders.change(row, alias, destinations, Optional.empty());
        return Envelope.of(ForwarderJson.Changed.of(changed, forwarders.cautions(row, destinations)));
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Delete("/forwarders/{alias}")
    @Operation(summary = "Removes a forwarder")
    @ApiResponse(responseCode = "404", description = "There is no such forwarder")
    @ApiResponse(responseCode = "501", description = "The mail host has no forwarders")
    Envelope<ForwarderJson.Deleted> remove(@PathVariable String domain, @PathVariable String alias) {
        return Envelope.of(new ForwarderJson.Deleted(
                forwarders.remove(known(domain), alias).address().toString()));
    }

    @Needs(Right.FORWARDERS_READ)
    @Get("/catch-all")
    @Operation(summary = "What happens to mail for addresses that aren't there", description = "At most a minute old.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @ApiResponse(responseCode = "501", description = "The mail host has no catch-all")
    Envelope<CatchAllJson> catchAll(@PathVariable String domain) {
        return Envelope.of(catchAll.fresh(known(domain)));
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Patch("/catch-all")
    @Operation(summary = "Changes what happens to mail for addresses that aren't there")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "501", description = "The mail host has no catch-all, or none of this type")
    Envelope<CatchAllJson> changeCatchAll(@PathVariable String domain, @Body CatchAllJson.Change body) {
        DomainRow row = known(domain);
        return Envelope.of(catchAll.write(
                row,
                catchAll.read(
                        row,
                        Objects.requireNonNullElse(body.type(), ""),
                        Objects.requireNonNullElse(body.address(), ""))));
    }

    private static List<String> given(@Nullable List<@Nullable String> sent) {
        return sent == null
                ? List.of()
                : sent.stream().map(one -> one == null ? "" : one).toList();
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
