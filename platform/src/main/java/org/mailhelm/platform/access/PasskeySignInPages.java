package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.PasskeyRefused;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.part.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in by a passkey alone: the device has it, and has verified who holds it. */
@Hidden
@Controller("/login/passkey")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PasskeySignInPages {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignInPages.class);
    private static final String PURPOSE = "passkey";
    /** Each leaves a row for ten minutes. */
    private static final Limit CHALLENGES = new Limit("passkey-challenge", 60, Duration.ofMinutes(15));

    private final Passkeys passkeys;
    private final Users users;
    private final SignInSteps steps;
    private final CsrfTokens visits;
    private final Attempts attempts;
    private final RateLimits limits;
    private final Audit audit;
    private final Callers callers;
    private final Pages pages;

    PasskeySignInPages(
            Passkeys passkeys,
            Users users,
            SignInSteps steps,
            CsrfTokens visits,
            Attempts attempts,
            RateLimits limits,
            Audit audit,
            Callers callers,
            Pages pages) {
        this.passkeys = passkeys;
        this.users = users;
        this.steps = steps;
        this.visits = visits;
        this.attempts = attempts;
        this.limits = limits;
        this.audit = audit;
        this.callers = callers;
        this.pages = pages;
    }

    @Post("/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> options(HttpRequest<?> request) {
        Caller caller = callers.of(request);
        Optional<Duration> wait = limits.take(CHALLENGES, caller.network());
        if (wait.isPresent()) {
            throw Refused.tooMany(Waits.tooMany(wait.get()), wait.get());
        }
        return HttpResponse.ok(passkeys.request(browser(request), RelyingParty.of(caller), Optional.empty(), true));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
        Caller caller = callers.of(request);
        String next = ReturnTarget.checked(form.getOrDefault("next", ""));
        Optional<Duration> wait = attempts.begin(PURPOSE, caller.network(), caller);
        if (wait.isPresent()) {
            if (attempts.news(PURPOSE, caller)) {
                audit.refused(AuditEvent.of("auth.login_rate_limited"), "Too many attempts from this address");
            }
            return refused(request, HttpStatus.TOO_MANY_REQUESTS, next, Waits.tooMany(wait.get()));
        }
        Optional<User> user;
        String why = "disabled";
        try {
            user = users.find(passkeys.verify(
                            browser(request),
                            RelyingParty.of(caller),
                            Optional.empty(),
                            true,
                            form.getOrDefault(SecondFactor.PASSKEY, "")))
                    .filter(User::enabled);
        } catch (PasskeyRefused e) {
            user = Optional.empty();
            why = e.why();
        }
        if (user.isEmpty()) {
            LOG.warn("Sign-in by passkey from {} refused: {}", caller.address(), why);
            audit.refused(AuditEvent.of("auth.login_failed"), "Passkey: " + why);
            return refused(
                    request,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    next,
                    "This passkey was not accepted. Nobody was signed in.");
        }
        attempts.succeed(PURPOSE, caller.network(), caller);
        return steps.signIn(request, user.get(), "with passkey", true, pages.seeOther(next));
    }

    private String browser(HttpRequest<?> request) {
        return "visit " + Secrets.digest(visits.visitOf(request));
    }

    private HttpResponse<?> refused(HttpRequest<?> request, HttpStatus status, String next, String problem) {
        return pages.render(
                status,
                new SignInPage(next.equals("/") ? "" : next, Form.empty().withError(problem)),
                request);
    }
}
