package org.mailhelm.platform.mail.alias;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Other names of a domain for scripts. */
@Tag(name = "Domains")
@Controller("/api/domains/{domain}/pointers")
@ApiResponse(responseCode = "404", description = "No mail host serves the domain, or it has no such alias")
@ApiResponse(responseCode = "501", description = "The mail host has no aliases, or none of this type")
@ExecuteOn(TaskExecutors.BLOCKING)
class PointersApi {

    private final Domains domains;
    private final Aliases aliases;

    PointersApi(Domains domains, Aliases aliases) {
        this.domains = domains;
        this.aliases = aliases;
    }

    @Needs(Right.FORWARDERS_READ)
    @Get
    @Operation(summary = "The other names of a domain", description = "At most a minute old.")
    Envelope<List<PointerJson>> list(@PathVariable String domain) {
        return Envelope.of(aliases.fresh(known(domain)));
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post
    @Operation(summary = "Adds another name to a domain")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "That is not a name; nothing was changed")
    @ApiResponse(responseCode = "409", description = "The name is in use, or a limit is used up")
    Envelope<PointerJson> add(@PathVariable String domain, @Body PointerJson.New body) {
        DomainAlias.Kind kind = Boolean.FALSE.equals(body.alias()) ? DomainAlias.Kind.REDIRECT : DomainAlias.Kind.ALIAS;
        return Envelope.of(aliases.add(known(domain), Objects.requireNonNullElse(body.pointer(), ""), kind));
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Delete("/{pointer}")
    @Operation(summary = "Removes another name of a domain")
    Envelope<PointerJson.Deleted> remove(@PathVariable String domain, @PathVariable String pointer) {
        return Envelope.of(
                new PointerJson.Deleted(aliases.remove(known(domain), pointer).value()));
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
