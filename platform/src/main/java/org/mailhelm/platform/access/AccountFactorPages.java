package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.PasskeyRefused;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.AuthenticatorPage;
import org.mailhelm.ui.access.FactorsView;
import org.mailhelm.ui.access.RecoveryCodesPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** Second factors on one's own account. All of it asks first who it is, when the sign-in is a while ago. */
@Hidden
@Controller("/account")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class AccountFactorPages {

    static final String WRONG_FIRST_CODE =
            "This is not the code that belongs to this key now. Check the clock of your phone, and type the next code.";
    static final String REFUSED_PASSKEY = "This passkey was not accepted. Try again.";

    private final OwnFactors own;
    private final BothFactors both;
    private final Passkeys passkeys;
    private final Users users;
    private final Sessions sessions;
    private final Proof proof;
    private final Callers callers;
    private final Pages pages;

    AccountFactorPages(
            OwnFactors own,
            BothFactors both,
            Passkeys passkeys,
            Users users,
            Sessions sessions,
            Proof proof,
            Callers callers,
            Pages pages) {
        this.own = own;
        this.both = both;
        this.passkeys = passkeys;
        this.users = users;
        this.sessions = sessions;
        this.proof = proof;
        this.callers = callers;
        this.pages = pages;
    }

    @Get("/authenticator")
    HttpResponse<?> authenticator(HttpRequest<?> request) {
        proof.require(request, AccessAddresses.authenticator());
        return pages.render(setup(request, Form.empty()), request);
    }

    @Post("/authenticator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> setUp(HttpRequest<?> request, @Body Map<String, String> form) {
        proof.require(request, AccessAddresses.authenticator());
        return own.setUpApp(user(request), browser(request), form.getOrDefault(SecondFactor.CODE, ""))
                .<HttpResponse<?>>map(codes -> added(request, "The authenticator app is set up", codes))
                .orElseGet(() -> pages.refuse(
                        setup(request, Form.empty().withError(SecondFactor.CODE, WRONG_FIRST_CODE)), request));
    }

    @Get("/authenticator/remove")
    HttpResponse<?> removePage(HttpRequest<?> request) {
        return pages.render(
                new AuthenticatorPage(Optional.empty(), user(request).hasPassword(), Form.empty()), request);
    }

    @Post("/authenticator/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, @Body Map<String, String> form) {
        User user = user(request);
        Form problems = both.check(request, user, "profile.factor_remove", form);
        if (problems.valid()) {
            try {
                own.removeApp(user);
                return pages.seeOther(AccessAddresses.ownFactors(), Toast.done("The authenticator app is removed"));
            } catch (Refused e) {
                problems = problems.withError(String.valueOf(e.getMessage()));
            }
        }
        return pages.refuse(new AuthenticatorPage(Optional.empty(), user.hasPassword(), problems), request);
    }

    @Post("/passkeys/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> options(HttpRequest<?> request) {
        proof.require(request, AccessAddresses.ownFactors());
        User user = user(request);
        if (!passkeys.room(user.id())) {
            throw Refused.conflict("You have as many passkeys as one can have. Remove one first.");
        }
        return HttpResponse.ok(passkeys.creation(
                browser(request),
                RelyingParty.of(callers.of(request)),
                user.id(),
                user.loginName(),
                user.displayName()));
    }

    @Post("/passkeys")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addPasskey(HttpRequest<?> request, @Body Map<String, String> form) {
        proof.require(request, AccessAddresses.ownFactors());
        String name = OwnFactors.name(form.getOrDefault("name", ""), SessionCookie.agent(request));
        try {
            List<String> codes = own.addPasskey(
                    user(request),
                    browser(request),
                    RelyingParty.of(callers.of(request)),
                    name,
                    form.getOrDefault(SecondFactor.PASSKEY, ""));
            return added(request, "The passkey " + name + " is added", codes);
        } catch (PasskeyRefused e) {
            return pages.seeOther(AccessAddresses.ownFactors(), Toast.failed("Nothing was added", REFUSED_PASSKEY));
        }
    }

    @Post("/passkeys/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> removePasskey(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        User user = user(request);
        String name = passkeys.of(user.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("You have no such passkey."))
                .name();
        proof.require(request, AccessAddresses.ownFactors());
        Confirm question = FactorsView.removal(name);
        if (!question.accepts(form.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, AccessAddresses.removePasskey(id), AccessAddresses.ownFactors()), request);
        }
        try {
            own.removePasskey(user, id);
        } catch (Refused e) {
            return pages.seeOther(
                    AccessAddresses.ownFactors(), Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
        }
        return pages.seeOther(AccessAddresses.ownFactors(), Toast.done("The passkey " + name + " is removed"));
    }

    @Post("/recovery-codes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> renewCodes(HttpRequest<?> request, @Body Map<String, String> form) {
        proof.require(request, AccessAddresses.ownFactors());
        if (!FactorsView.renewal().accepts(form.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(
                            FactorsView.renewal(), AccessAddresses.recoveryCodes(), AccessAddresses.ownFactors()),
                    request);
        }
        return pages.render(
                new RecoveryCodesPage(own.renewCodes(user(request)), AccessAddresses.ownFactors()), request);
    }

    private HttpResponse<?> added(HttpRequest<?> request, String what, List<String> codes) {
        // Setting it up has proved both factors in this very session.
        sessions.prove(SignedIn.required(request), true);
        return codes.isEmpty()
                ? pages.seeOther(AccessAddresses.ownFactors(), Toast.done(what))
                : pages.render(new RecoveryCodesPage(codes, AccessAddresses.ownFactors()), request);
    }

    private AuthenticatorPage setup(HttpRequest<?> request, Form form) {
        User user = user(request);
        return new AuthenticatorPage(
                Optional.of(own.draft(user, browser(request), RelyingParty.of(callers.of(request)))),
                user.hasPassword(),
                form);
    }

    private static String browser(HttpRequest<?> request) {
        return "session " + SignedIn.required(request).sessionId();
    }

    private User user(HttpRequest<?> request) {
        return users.find(SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("The account is gone."));
    }
}
