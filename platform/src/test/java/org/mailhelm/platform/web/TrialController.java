package org.mailhelm.platform.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.part.Form;

/** Routes that end in every way a route can end. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class TrialController {

    private final Pages pages;

    TrialController(Pages pages) {
        this.pages = pages;
    }

    @Introspected
    record Thing(@NotBlank(message = "Give it a name.") String name, int size) {}

    @Get("/api/trial/{how}")
    Envelope<Map<String, String>> fail(@PathVariable String how) {
        switch (how) {
            case "unavailable":
                throw new Failure.Unavailable("Caddy did not answer.", true);
            case "limited":
                throw new Failure.RateLimited("Cloudflare asks to wait.", Duration.ofSeconds(30));
            case "input":
                throw new Failure.InvalidInput("domain", "A domain has a dot.");
            case "refused":
                throw Refused.conflict("The domain is there already.");
            case "bug":
                throw new IllegalStateException("secret detail");
            case "status":
                throw new io.micronaut.http.exceptions.HttpStatusException(HttpStatus.FORBIDDEN, "no");
            default:
                return Envelope.of(Map.of("how", how));
        }
    }

    @Get("/api/trial-number{?n}")
    Envelope<Integer> number(int n) {
        return Envelope.of(n);
    }

    @Post("/api/trial")
    HttpResponse<Envelope<Thing>> create(@Valid @Body Thing thing) {
        return HttpResponse.created(Envelope.of(thing));
    }

    @Get("/trial-page")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(new SignInPage("", Form.empty()), request);
    }

    @Get("/trial-bug")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> bug() {
        throw new IllegalStateException("secret detail");
    }

    @Get("/trial-redirect{?to}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> redirect(Optional<String> to) {
        return pages.seeOther(
                to.orElse("/trial-page"), Toast.done("Domain <b>added</b>").withLink("Show", "/domains"));
    }
}
