package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.factor.PasskeyRefused;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.EnrolPage;
import org.mailhelm.ui.access.RecoveryCodesPage;
import org.mailhelm.ui.part.Form;

/**
 * Where somebody who must have a second factor and has none sets one up. There is no session before that; and who has one
 * already never gets here, else the password alone would be enough to add another.
 */
@Hidden
@Controller("/login/enrol")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class EnrolPages {

    private final PendingSignIns pending;
    private final OwnFactors own;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SignInSteps steps;
    private final Callers callers;
    private final Pages pages;

    EnrolPages(
            PendingSignIns pending,
            OwnFactors own,
            Factors factors,
            Passkeys passkeys,
            SignInSteps steps,
            Callers callers,
            Pages pages) {
        this.pending = pending;
        this.own = own;
        this.factors = factors;
        this.passkeys = passkeys;
        this.steps = steps;
        this.callers = callers;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return found(request, found -> pages.render(page(request, found, Form.empty()), request));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> setUp(HttpRequest<?> request, @Body Map<String, String> form) {
        String code = form.getOrDefault(SecondFactor.CODE, "");
        return found(
                request,
                found -> own.setUpApp(found.user(), found.pending().browser(), code)
                        .<HttpResponse<?>>map(codes -> signIn(request, found, "a new authenticator app", codes))
                        .orElseGet(() -> pages.refuse(
                                page(
                                        request,
                                        found,
                                        Form.empty().withError(SecondFactor.CODE, AccountFactorPages.WRONG_FIRST_CODE)),
                                request)));
    }

    @Post("/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> options(HttpRequest<?> request) {
        PendingSignIns.Found found = pending.find(request)
                .filter(each -> !factors.of(each.user().id()).any())
                .orElseThrow(FactorForms::tooLate);
        User user = found.user();
        return HttpResponse.ok(passkeys.creation(
                found.pending().browser(),
                RelyingParty.of(callers.of(request)),
                user.id(),
                user.loginName(),
                user.displayName()));
    }

    @Post("/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> addPasskey(HttpRequest<?> request, @Body Map<String, String> form) {
        String name = OwnFactors.name("", SessionCookie.agent(request));
        return found(request, found -> {
            try {
                List<String> codes = own.addPasskey(
                        found.user(),
                        found.pending().browser(),
                        RelyingParty.of(callers.of(request)),
                        name,
                        form.getOrDefault(SecondFactor.PASSKEY, ""));
                return signIn(request, found, "a new passkey", codes);
            } catch (PasskeyRefused e) {
                return pages.refuse(
                        page(request, found, Form.empty().withError(AccountFactorPages.REFUSED_PASSKEY)), request);
            }
        });
    }

    private HttpResponse<?> signIn(
            HttpRequest<?> request, PendingSignIns.Found found, String what, List<String> codes) {
        Pending at = found.pending();
        if (!pending.end(at)) {
            return pages.seeOther("/login", FactorPages.TOO_LATE);
        }
        return steps.signIn(
                request,
                found.user(),
                at.method() + " and " + what,
                true,
                pages.render(new RecoveryCodesPage(codes, at.target()), request));
    }

    private HttpResponse<?> found(HttpRequest<?> request, Function<PendingSignIns.Found, HttpResponse<?>> answer) {
        Optional<PendingSignIns.Found> found = pending.find(request);
        if (found.isEmpty()) {
            return pages.seeOther("/login", FactorPages.TOO_LATE);
        }
        return factors.of(found.get().user().id()).any()
                ? pages.seeOther(AccessAddresses.secondFactor())
                : answer.apply(found.get());
    }

    private EnrolPage page(HttpRequest<?> request, PendingSignIns.Found found, Form form) {
        return new EnrolPage(
                found.user().loginName(),
                own.draft(found.user(), found.pending().browser(), RelyingParty.of(callers.of(request))),
                form);
    }
}
