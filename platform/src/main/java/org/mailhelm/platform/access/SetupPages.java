package org.mailhelm.platform.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.SetupPage;
import org.mailhelm.ui.part.Form;

/** The first visit. */
@Hidden
@Controller("/setup")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SetupPages {

    private static final String HINT = "It stays the same until it is used.";

    private final Setup setup;
    private final SetupCode code;
    private final SessionCookie cookie;
    private final Callers callers;
    private final Pages pages;
    private final String usualName;

    SetupPages(Setup setup, SetupCode code, SessionCookie cookie, Callers callers, Pages pages, Variables variables) {
        this.setup = setup;
        this.code = code;
        this.cookie = cookie;
        this.callers = callers;
        this.pages = pages;
        this.usualName = variables.text("ADMIN_USER").orElse("");
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return setup.open()
                ? pages.render(page(Form.empty().with("username", usualName)), request)
                : pages.seeOther("/login");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> finish(HttpRequest<?> request, @Body Map<String, String> form) {
        SetupRequest typed = SetupRequest.of(form);
        SetupResult result = setup.finish(typed, callers.of(request), SessionCookie.agent(request));
        if (result instanceof SetupResult.Done done) {
            return cookie.replace(request, pages.seeOther("/", Toast.done("You are the administrator")), done.token());
        }
        if (result instanceof SetupResult.Over) {
            return pages.seeOther(
                    "/login", Toast.warning("Set-up is over", "There is an administrator already. Sign in instead."));
        }
        Form again = Form.empty()
                .with("code", typed.code())
                .with("username", typed.username())
                .with("email", typed.email());
        if (result instanceof SetupResult.TooMany tooMany) {
            return pages.render(
                            HttpStatus.TOO_MANY_REQUESTS,
                            page(again.withError(Waits.tooMany(tooMany.pause()))),
                            request)
                    .header(HttpHeaders.RETRY_AFTER, Waits.seconds(tooMany.pause()));
        }
        if (result instanceof SetupResult.Wrong wrong) {
            for (Map.Entry<String, String> error : wrong.errors().entrySet()) {
                again = again.withError(error.getKey(), error.getValue());
            }
        }
        return pages.refuse(page(again), request);
    }

    private SetupPage page(Form form) {
        return new SetupPage(code.findCommand(), HINT, PasswordRules.shown(), form);
    }
}
