package org.mailhelm.platform.access;

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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.transaction.TransactionOperations;
import io.swagger.v3.oas.annotations.Hidden;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.InvitationPage;
import org.mailhelm.ui.part.Form;

/** Where an invited user chooses a password. The link works once, and until its time is over. */
@Hidden
@Controller("/invitation")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class InvitationPages {

    private static final String PURPOSE = "invitation";

    private final InvitationRepository invitations;
    private final UserRepository users;
    private final SignInSteps steps;
    private final SingleSignOn provider;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;
    private final Callers callers;
    private final Pages pages;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    InvitationPages(
            InvitationRepository invitations,
            UserRepository users,
            SignInSteps steps,
            SingleSignOn provider,
            PasswordHasher hasher,
            Attempts attempts,
            Audit audit,
            Callers callers,
            Pages pages,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.invitations = invitations;
        this.users = users;
        this.steps = steps;
        this.provider = provider;
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
        this.callers = callers;
        this.pages = pages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Get("/{secret}")
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String secret) {
        return pages.render(page(secret, user(request, secret), Form.empty()), request);
    }

    @Post("/{secret}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, @PathVariable String secret, @Body Map<String, String> form) {
        User user = user(request, secret);
        String password = form.getOrDefault("password", "");
        Optional<String> problem = PasswordRules.problem(password, user.loginName());
        if (problem.isPresent()) {
            return pages.refuse(page(secret, user, Form.empty().withError("password", problem.get())), request);
        }
        String hash = hasher.hash(password);
        transactions.executeWrite(status -> {
            if (invitations.use(Secrets.digest(secret)) == 0
                    || users.changePassword(user.id(), user.epoch(), hash, clock.millis()) == 0) {
                throw gone();
            }
            audit.done(
                    audit.origin().by(Actor.user(user.id(), user.loginName())),
                    AuditEvent.of("profile.password_update")
                            .on("user", user.loginName())
                            .says("by invitation")
                            .secret("password"));
            return true;
        });
        // Who has a second factor still needs it: the link stands in for the password alone.
        return steps.afterFirst(request, user.id(), "by invitation", "/", Toast.done("Welcome. Your password is set"));
    }

    private InvitationPage page(String secret, User user, Form form) {
        return new InvitationPage(secret, user.loginName(), PasswordRules.shown(), form, provider.name());
    }

    private User user(HttpRequest<?> request, String secret) {
        Caller caller = callers.of(request);
        Optional<User> found = invitations
                .findBySecretHash(Secrets.digest(secret))
                .filter(invitation -> invitation.expires() > clock.millis())
                .flatMap(invitation -> users.findById(invitation.userId()))
                .filter(User::enabled);
        if (found.isPresent()) {
            return found.get();
        }
        Optional<Duration> wait = attempts.begin(PURPOSE, PURPOSE + caller.network(), caller);
        if (wait.isPresent()) {
            throw Refused.tooMany(Waits.tooMany(wait.get()), wait.get());
        }
        throw gone();
    }

    private static Refused gone() {
        return Refused.with(
                HttpStatus.NOT_FOUND,
                "not_found",
                "This invitation was used already, or is too old. Ask who sent it for another one.");
    }
}
