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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.part.Form;

/** The sign-in page. */
@Hidden
@Controller("/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInPages {

    private final SignIn signIn;
    private final Setup setup;
    private final SingleSignOn provider;
    private final SignInSteps steps;
    private final Callers callers;
    private final Pages pages;

    SignInPages(SignIn signIn, Setup setup, SingleSignOn provider, SignInSteps steps, Callers callers, Pages pages) {
        this.signIn = signIn;
        this.setup = setup;
        this.provider = provider;
        this.steps = steps;
        this.callers = callers;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request, @QueryValue(defaultValue = "") String next) {
        if (SignedIn.of(request).isPresent()) {
            return pages.seeOther(ReturnTarget.checked(next));
        }
        if (setup.open()) {
            return pages.seeOther("/setup");
        }
        return pages.render(page(next, Form.empty()), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
        String name = form.getOrDefault("username", "");
        String next = form.getOrDefault("next", "");
        SignInResult result = signIn.check(name, form.getOrDefault("password", ""), callers.of(request));
        if (result instanceof SignInResult.Right right) {
            return steps.afterFirst(request, right.user().id(), "with password", next);
        }
        Form again = Form.empty().with("username", name);
        if (result instanceof SignInResult.TooMany tooMany) {
            return pages.render(
                            HttpStatus.TOO_MANY_REQUESTS,
                            page(next, again.withError(Waits.tooMany(tooMany.pause()))),
                            request)
                    .header(HttpHeaders.RETRY_AFTER, Waits.seconds(tooMany.pause()));
        }
        return pages.refuse(page(next, again.withError("Name or password is wrong. Nobody was signed in.")), request);
    }

    private SignInPage page(String next, Form form) {
        String target = ReturnTarget.checked(next);
        return new SignInPage(target.equals("/") ? "" : target, form, provider.name());
    }
}
