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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.AccountPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** One's own account: password and sessions. */
@Hidden
@Controller("/account")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountPages {

    private static final Confirm END_OTHERS = Confirm.simple(
            "End all other sessions?", "Every browser but this one has to sign in again.", "End other sessions");

    private final Users users;
    private final Profiles profiles;
    private final Sessions sessions;
    private final PasswordChange passwords;
    private final FactorViews factors;
    private final SessionCookie cookie;
    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    AccountPages(
            Users users,
            Profiles profiles,
            Sessions sessions,
            PasswordChange passwords,
            FactorViews factors,
            SessionCookie cookie,
            Callers callers,
            Pages pages,
            Clock clock) {
        this.users = users;
        this.profiles = profiles;
        this.sessions = sessions;
        this.passwords = passwords;
        this.factors = factors;
        this.cookie = cookie;
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(page(request, profile(request), Form.empty()), request);
    }

    @Post("/profile")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> changeProfile(HttpRequest<?> request, @Body Map<String, String> form) {
        String name = form.getOrDefault(Profiles.NAME, "").strip();
        String contact = form.getOrDefault(Profiles.CONTACT, "").strip();
        Map<String, String> errors = profiles.change(SignedIn.required(request), name, contact);
        if (errors.isEmpty()) {
            return pages.seeOther(AccessAddresses.account(), Toast.done("Profile saved"));
        }
        Form typed = new Form(Map.of(Profiles.NAME, name, Profiles.CONTACT, contact), errors);
        return pages.refuse(page(request, typed, Form.empty()), request);
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> changePassword(HttpRequest<?> request, @Body Map<String, String> form) {
        PasswordResult result = passwords.change(
                SignedIn.required(request),
                form.getOrDefault("current", ""),
                form.getOrDefault("password", ""),
                callers.of(request),
                SessionCookie.agent(request));
        if (result instanceof PasswordResult.Done done) {
            Toast toast = Toast.done("Password changed").withDetail("Every other session was ended.");
            return cookie.replace(request, pages.seeOther(AccessAddresses.account(), toast), done.token());
        }
        if (result instanceof PasswordResult.TooMany tooMany) {
            Form again = Form.empty().withError(Waits.tooMany(tooMany.pause()));
            return pages.render(HttpStatus.TOO_MANY_REQUESTS, page(request, profile(request), again), request)
                    .header(HttpHeaders.RETRY_AFTER, Waits.seconds(tooMany.pause()));
        }
        PasswordResult.Wrong wrong = (PasswordResult.Wrong) result;
        return pages.refuse(
                page(request, profile(request), Form.empty().withError(wrong.field(), wrong.problem())), request);
    }

    @Post("/sessions/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> end(HttpRequest<?> request, @PathVariable String id) {
        boolean ended = sessions.revoke(SignedIn.required(request), id);
        return pages.seeOther(
                AccessAddresses.account(),
                ended ? Toast.done("Session ended") : Toast.warning("That session is over already", ""));
    }

    @Post("/sessions/revoke-others")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> endOthers(HttpRequest<?> request, @Body Map<String, String> form) {
        if (!END_OTHERS.accepts(form.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(END_OTHERS, "/account/sessions/revoke-others", AccessAddresses.account()), request);
        }
        SignedIn who = SignedIn.required(request);
        long ended = sessions.revokeOthers(who);
        return pages.seeOther(
                AccessAddresses.account(), Toast.done(ended == 1 ? "One session ended" : ended + " sessions ended"));
    }

    private Form profile(HttpRequest<?> request) {
        User user = user(request);
        return Form.of(Map.of(Profiles.NAME, user.displayName(), Profiles.CONTACT, user.contactAddress()));
    }

    private User user(HttpRequest<?> request) {
        return users.find(SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("The account is gone."));
    }

    private AccountPage page(HttpRequest<?> request, Form profile, Form password) {
        SignedIn who = SignedIn.required(request);
        Instant now = clock.instant();
        List<AccountPage.SessionRow> rows = sessions.of(who.userId()).stream()
                .map(session -> new AccountPage.SessionRow(
                        session.id(),
                        Devices.name(session.agent()),
                        session.address(),
                        Moments.ago(session.created(), now),
                        Moments.ago(session.seen(), now),
                        session.id().equals(who.sessionId())))
                .toList();
        return new AccountPage(
                rows, profile, user(request).hasPassword(), PasswordRules.shown(), password, factors.of(who, now));
    }
}
