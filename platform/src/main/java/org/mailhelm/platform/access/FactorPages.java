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
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.FactorState;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.FactorPage;
import org.mailhelm.ui.part.Form;

/** The second step of a sign-in. */
@Hidden
@Controller("/login/factor")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class FactorPages {

    static final Toast TOO_LATE =
            Toast.warning("Sign in again", "The second step came too late, or in another browser.");

    private final PendingSignIns pending;
    private final SecondFactor second;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SignInSteps steps;
    private final Callers callers;
    private final Pages pages;

    FactorPages(
            PendingSignIns pending,
            SecondFactor second,
            Factors factors,
            Passkeys passkeys,
            SignInSteps steps,
            Callers callers,
            Pages pages) {
        this.pending = pending;
        this.second = second;
        this.factors = factors;
        this.passkeys = passkeys;
        this.steps = steps;
        this.callers = callers;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Optional<PendingSignIns.Found> found = pending.find(request);
        if (found.isEmpty()) {
            return pages.seeOther("/login", TOO_LATE);
        }
        if (!factors.of(found.get().user().id()).any()) {
            return pages.seeOther(AccessAddresses.firstFactorSetup());
        }
        return pages.render(page(found.get().user(), Form.empty()), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> check(HttpRequest<?> request, @Body Map<String, String> form) {
        Optional<PendingSignIns.Found> found = pending.find(request);
        if (found.isEmpty()) {
            return pages.seeOther("/login", TOO_LATE);
        }
        User user = found.get().user();
        Pending at = found.get().pending();
        FactorResult result = second.check(request, user, at.browser(), false, form);
        if (result instanceof FactorResult.Right right) {
            if (!pending.end(at)) {
                return pages.seeOther("/login", TOO_LATE);
            }
            return steps.signIn(
                    request, user, at.method() + " and " + right.method(), true, pages.seeOther(at.target()));
        }
        if (result instanceof FactorResult.TooMany tooMany) {
            return pages.render(
                            HttpStatus.TOO_MANY_REQUESTS,
                            page(user, Form.empty().withError(Waits.tooMany(tooMany.pause()))),
                            request)
                    .header(HttpHeaders.RETRY_AFTER, Waits.seconds(tooMany.pause()));
        }
        return pages.refuse(page(user, FactorForms.refused(form, (FactorResult.Wrong) result)), request);
    }

    @Post("/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> options(HttpRequest<?> request) {
        PendingSignIns.Found found = pending.find(request).orElseThrow(FactorForms::tooLate);
        return HttpResponse.ok(passkeys.request(
                found.pending().browser(),
                RelyingParty.of(callers.of(request)),
                Optional.of(found.user().id()),
                false));
    }

    private FactorPage page(User user, Form form) {
        FactorState state = factors.of(user.id());
        return new FactorPage(user.loginName(), state.authenticator(), state.passkeys() > 0, form);
    }
}
