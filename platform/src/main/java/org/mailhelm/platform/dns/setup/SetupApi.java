package org.mailhelm.platform.dns.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.RequestMarks;

/** Leads a domain in with one call, under the address that scripts of MXroute Manager know. */
@Tag(name = "DNS")
@Controller("/api/cloudflare/setup")
@Needs(Right.ADMINISTRATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class SetupApi {

    private final SetupRun run;

    SetupApi(SetupRun run) {
        this.run = run;
    }

    /** Which domain. */
    @Schema(name = "SetUpDomain")
    record Wanted(
            @Schema(example = "example.com") @Nullable String domain,

            @Schema(description = "Id or name of the mail host; needed where there are several") @Nullable
            String connection,

            @JsonProperty("create_zone")
            @Schema(description = "Whether a zone of this name may be made where no connected provider holds one")
            @Nullable
            Boolean createZone) {}

    /** What was done, in sentences. */
    @Schema(name = "DomainSetUp")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            boolean success, List<String> steps, @Nullable Problem error) {}

    /** Why it ended early. */
    @Schema(name = "DomainSetUpProblem")
    record Problem(
            String code,
            String message,
            @JsonProperty("request_id") String requestId) {}

    @Post
    @Operation(
            summary = "Sets up a domain: proof, registration, records",
            description = "At whatever DNS provider is connected. Steps that are done already are passed over, so that"
                    + " the call can be repeated, as after a proof that was not visible yet.")
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = Done.class)))
    @ApiResponse(
            responseCode = "400",
            description = "No domain, no DNS provider, or the proof is not visible yet; what was done until then stands"
                    + " in steps")
    HttpResponse<Done> setUp(HttpRequest<?> request, @Body Wanted body) {
        DomainName domain = DomainText.read(Objects.requireNonNullElse(body.domain(), ""));
        List<String> steps = new ArrayList<>();
        try {
            run.run(domain, Optional.ofNullable(body.connection()), Boolean.TRUE.equals(body.createZone()), steps);
            return HttpResponse.ok(new Done(true, steps, null));
        } catch (Failure e) {
            return HttpResponse.<Done>status(HttpStatus.valueOf(e.httpStatus()))
                    .body(new Done(false, steps, new Problem(e.code(), e.reason(), RequestMarks.id(request))));
        }
    }
}
