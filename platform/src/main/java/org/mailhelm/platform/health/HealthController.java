package org.mailhelm.platform.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.web.CurrentVisitor;

/** How the installation does. Anybody learns the states; what is wrong is told to those who are signed in. */
@Tag(name = "Health")
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
// Watchdogs ask for all sorts of types, or have none in mind.
@Produces(MediaType.ALL)
class HealthController {

    private final Health health;
    private final CurrentVisitor visitor;

    HealthController(Health health, CurrentVisitor visitor) {
        this.health = health;
        this.visitor = visitor;
    }

    /**
     * The answer, without the envelope, as the watchdogs of old expect it.
     *
     * @param components the state of each part
     * @param problems what is wrong with each part that isn't well; left out for strangers
     */
    @Schema(name = "Health")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Schema(allowableValues = {"ok", "degraded", "down"})
            String status,

            Map<String, String> components,
            @Nullable Map<String, List<String>> problems) {}

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(summary = "How the installation does")
    @ApiResponse(responseCode = "200", description = "It works, perhaps not all of it")
    @ApiResponse(responseCode = "503", description = "The database does not answer")
    HttpResponse<Answer> health(HttpRequest<?> request) {
        List<Part> parts = health.parts();
        HealthState all = parts.stream().map(Part::state).reduce(HealthState.OK, HealthState::worse);
        Map<String, String> states = new LinkedHashMap<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (Part part : parts) {
            states.put(part.name(), part.state().word());
            if (part.state() != HealthState.OK) {
                problems.put(part.name(), part.details());
            }
        }
        boolean known = visitor.viewer(request).isPresent();
        return answer(all, new Answer(all.word(), states, known ? problems : null));
    }

    @Get("/live")
    @Operation(summary = "Whether the process answers")
    HttpResponse<Answer> live() {
        return answer(HealthState.OK, new Answer(HealthState.OK.word(), Map.of(), null));
    }

    @Get("/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(summary = "Whether requests can be served")
    @ApiResponse(responseCode = "200", description = "They can")
    @ApiResponse(responseCode = "503", description = "The database does not answer")
    HttpResponse<Answer> ready() {
        boolean down = health.parts().stream().anyMatch(part -> part.state() == HealthState.DOWN);
        HealthState state = down ? HealthState.DOWN : HealthState.OK;
        return answer(state, new Answer(state.word(), Map.of(), null));
    }

    private static HttpResponse<Answer> answer(HealthState state, Answer answer) {
        return HttpResponse.<Answer>status(state == HealthState.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .body(answer)
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
