package org.mailhelm.platform.access.sso;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.Accounts;
import org.mailhelm.platform.access.Accounts.Account;
import org.mailhelm.platform.access.Proof;
import org.mailhelm.platform.access.ReturnTarget;
import org.mailhelm.platform.access.Secrets;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.part.Form;

/** Where browsers leave for the provider, and where they return. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SsoPages {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Limit DEPARTURES = new Limit("sso-departure", 30, WINDOW);
    private static final Limit RETURNS = new Limit("sso-return", 20, WINDOW);
    private static final Limit NEWS = new Limit("sso-told", 1, WINDOW);

    private final SignInFlow flow;
    private final Admission admission;
    private final Accounts accounts;
    private final ProviderSessions sessions;
    private final Proof again;
    private final ProviderSignIn provider;
    private final SsoTests tests;
    private final RateLimits limits;
    private final Callers callers;
    private final Audit audit;
    private final Pages pages;

    SsoPages(
            SignInFlow flow,
            Admission admission,
            Accounts accounts,
            ProviderSessions sessions,
            Proof again,
            ProviderSignIn provider,
            SsoTests tests,
            RateLimits limits,
            Callers callers,
            Audit audit,
            Pages pages) {
        this.flow = flow;
        this.admission = admission;
        this.accounts = accounts;
        this.sessions = sessions;
        this.again = again;
        this.provider = provider;
        this.tests = tests;
        this.limits = limits;
        this.callers = callers;
        this.audit = audit;
        this.pages = pages;
    }

    @Get("/login/redirect")
    HttpResponse<?> leave(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String next,
            @QueryValue(defaultValue = "") String invitation) {
        if (provider.name().isEmpty() || SignedIn.of(request).isPresent() && invitation.isEmpty()) {
            return pages.seeOther("/");
        }
        Optional<Duration> wait = limits.take(DEPARTURES, callers.of(request).network());
        if (wait.isPresent()) {
            return tooMany(request, next, wait.get());
        }
        try {
            Attempts.Wish wish = invitation.isEmpty()
                    ? new Attempts.Wish(Attempt.Purpose.SIGN_IN, "", "", ReturnTarget.checked(next))
                    : invited(invitation);
            SignInFlow.Departure departure = flow.depart(request, wish);
            return HttpResponse.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, departure.address().toString())
                    .cookie(departure.cookie());
        } catch (Refused e) {
            return refused(request, next, e);
        }
    }

    private Attempts.Wish invited(String secret) {
        String hash = Secrets.digest(secret);
        Account account = accounts.invited(hash)
                .orElseThrow(() -> Refused.notFound(
                        "This invitation was used already, or is too old. Ask who sent it for another one."));
        return new Attempts.Wish(Attempt.Purpose.INVITATION, account.id(), hash, "/");
    }

    @Get(SsoSettings.CALLBACK)
    HttpResponse<?> back(HttpRequest<?> request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameters()
                .forEach(entry -> query.put(
                        entry.getKey(),
                        entry.getValue().isEmpty() ? "" : entry.getValue().get(0)));
        Optional<Duration> wait = limits.take(RETURNS, callers.of(request).network());
        if (wait.isPresent()) {
            return tooMany(request, "", wait.get());
        }
        Optional<Attempt> attempt = flow.returned(request, query);
        if (attempt.isEmpty()) {
            return refused(
                    request,
                    "",
                    Refused.with(
                            HttpStatus.BAD_REQUEST,
                            "state",
                            "This sign-in didn't begin in this browser, is over, or took longer than ten minutes."
                                    + " Begin again."));
        }
        try {
            HttpResponse<?> answer = answer(request, attempt.get(), query);
            limits.giveBack(RETURNS, callers.of(request).network());
            return answer;
        } catch (Refused e) {
            return refused(request, attempt.get(), e);
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Attempt attempt, Map<String, String> query) {
        if (attempt.purpose().ofSomebody()) {
            // The browser's cookie alone is not enough: somebody else may have signed in here meanwhile.
            SignedIn who = SignedIn.of(request)
                    .filter(each -> each.userId().equals(attempt.userId()))
                    .orElseThrow(() -> Refused.forbidden("Sign in again first. Nothing was changed."));
            CodeExchange.Proof proof = flow.proof(attempt, query);
            if (attempt.purpose() == Attempt.Purpose.TEST) {
                return pages.seeOther(tests.finish(attempt, proof.claims()));
            }
            if (attempt.purpose() == Attempt.Purpose.PROOF) {
                admission.same(who, proof.claims());
                again.given(who, flow.settings().providerName(), false);
                return pages.seeOther(attempt.returnTo());
            }
            admission.connect(who, proof.claims());
            return pages.seeOther(IdentityPages.PAGE, Toast.done("Connected. You can sign in with it from now on"));
        }
        if (provider.name().isEmpty()) {
            throw Refused.with(HttpStatus.NOT_FOUND, "sso_off", "Single sign-on was switched off meanwhile.");
        }
        CodeExchange.Proof proof = flow.proof(attempt, query);
        SsoSettings settings = flow.settings();
        Account account = attempt.purpose() == Attempt.Purpose.INVITATION
                ? admission.accept(settings, attempt.invitationHash(), proof.claims())
                : admission.admit(settings, proof.claims());
        sessions.keep(request, account.id(), proof.idToken());
        return accounts.signIn(request, account, "with " + settings.providerName(), attempt.returnTo());
    }

    private HttpResponse<?> refused(HttpRequest<?> request, Attempt attempt, Refused e) {
        return switch (attempt.purpose()) {
            case TEST -> pages.seeOther(tests.failed(attempt, String.valueOf(e.getMessage())));
            case CONNECT -> {
                tell(e);
                yield pages.seeOther(IdentityPages.PAGE, Toast.failed("Not connected", String.valueOf(e.getMessage())));
            }
            case PROOF -> {
                tell(e);
                yield pages.seeOther(
                        AccessAddresses.proof(attempt.returnTo()),
                        Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
            }
            default -> refused(request, attempt.returnTo(), e);
        };
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String next, Refused e) {
        tell(e);
        return page(request, e.status(), next, String.valueOf(e.getMessage()));
    }

    private void tell(Refused e) {
        audit.refused(AuditEvent.of("auth.login_failed").on("user", "unknown name"), String.valueOf(e.getMessage()));
    }

    private HttpResponse<?> tooMany(HttpRequest<?> request, String next, Duration wait) {
        if (limits.take(NEWS, callers.of(request).network()).isEmpty()) {
            audit.refused(AuditEvent.of("auth.login_rate_limited"), "Too many attempts from this address");
        }
        return page(request, HttpStatus.TOO_MANY_REQUESTS, next, "Too many attempts. Wait a while, then try again.")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, HttpStatus status, String next, String words) {
        String target = ReturnTarget.checked(next);
        return pages.render(
                status,
                new SignInPage(target.equals("/") ? "" : target, Form.empty().withError(words), provider.name()),
                request);
    }
}
