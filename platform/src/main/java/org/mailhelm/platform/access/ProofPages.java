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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.FactorState;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.ProofPage;
import org.mailhelm.ui.part.Form;

/** Asks again who one is, before something sensitive: by all that a sign-in asks for. */
@Hidden
@Controller("/account/proof")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProofPages {

    private final Proof proof;
    private final BothFactors both;
    private final SecondFactor second;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SingleSignOn provider;
    private final Users users;
    private final Callers callers;
    private final Pages pages;

    ProofPages(
            Proof proof,
            BothFactors both,
            SecondFactor second,
            Factors factors,
            Passkeys passkeys,
            SingleSignOn provider,
            Users users,
            Callers callers,
            Pages pages) {
        this.proof = proof;
        this.both = both;
        this.second = second;
        this.factors = factors;
        this.passkeys = passkeys;
        this.provider = provider;
        this.users = users;
        this.callers = callers;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request, @QueryValue(defaultValue = "") String next) {
        return pages.render(page(user(request), next, Form.empty()), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> prove(HttpRequest<?> request, @Body Map<String, String> form) {
        SignedIn who = SignedIn.required(request);
        User user = user(request);
        String next = form.getOrDefault("next", "");
        boolean passkey = !form.getOrDefault(SecondFactor.PASSKEY, "").isEmpty();
        Form problems = passkey ? byPasskey(request, user, form) : both.check(request, user, "auth.proof", form);
        if (!problems.valid()) {
            return pages.refuse(page(user, next, problems), request);
        }
        boolean strong = factors.of(user.id()).any();
        proof.given(who, passkey ? "passkey" : method(user, strong), strong);
        return pages.seeOther(ReturnTarget.checked(next));
    }

    @Post("/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> options(HttpRequest<?> request) {
        return HttpResponse.ok(passkeys.request(
                browser(request),
                RelyingParty.of(callers.of(request)),
                Optional.of(SignedIn.required(request).userId()),
                true));
    }

    private static String method(User user, boolean strong) {
        return user.hasPassword() ? strong ? "password and code" : "password" : "code";
    }

    private Form byPasskey(HttpRequest<?> request, User user, Map<String, String> form) {
        FactorResult result = second.check(request, user, browser(request), true, form);
        if (result instanceof FactorResult.TooMany tooMany) {
            return Form.empty().withError(Waits.tooMany(tooMany.pause()));
        }
        return result instanceof FactorResult.Wrong wrong ? FactorForms.refused(form, wrong) : Form.empty();
    }

    private ProofPage page(User user, String next, Form form) {
        FactorState state = factors.of(user.id());
        return new ProofPage(
                ReturnTarget.checked(next),
                user.hasPassword(),
                state.authenticator(),
                state.passkeys() > 0,
                user.hasPassword() || state.any() ? Optional.empty() : provider.name(),
                form);
    }

    private static String browser(HttpRequest<?> request) {
        return "proof " + SignedIn.required(request).sessionId();
    }

    private User user(HttpRequest<?> request) {
        return users.find(SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("The account is gone."));
    }
}
