package org.mailhelm.platform.mail;

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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.outgoing.OutgoingMail;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.mail.ResetPage;
import org.mailhelm.ui.part.Form;

/** Where the owner of a mailbox chooses a new password, with the secret of a {@linkplain ResetLetters letter}. */
@Hidden
@Controller("/reset-password")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ResetPages {

    private static final Limit WRONG_CODES = new Limit("mailbox-reset", 10, Duration.ofHours(1));
    private static final String CODE = "token";
    private static final String PASSWORD = "password";

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final ResetTickets tickets;
    private final OutgoingMail mail;
    private final RateLimits limits;
    private final Callers callers;
    private final Audit audit;
    private final Pages pages;

    ResetPages(
            Domains domains,
            Mailboxes mailboxes,
            ResetTickets tickets,
            OutgoingMail mail,
            RateLimits limits,
            Callers callers,
            Audit audit,
            Pages pages) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.tickets = tickets;
        this.mail = mail;
        this.limits = limits;
        this.callers = callers;
        this.audit = audit;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(ResetPage.asking(Form.empty()), request);
    }

    /** First with the code alone, then with the password too. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, @Body Map<String, String> sent) {
        if (!mail.resetLinks()) {
            return refused(
                    request, HttpStatus.SERVICE_UNAVAILABLE, "Links are switched off here. Ask your administrator.");
        }
        String code = sent.getOrDefault(CODE, "").strip();
        Optional<MailAddress> mailbox = tickets.find(code);
        if (mailbox.isEmpty()) {
            return unknown(request);
        }
        DomainRow domain = domains.known(mailbox.get().domain());
        MailRules rules = mailboxes.rules(domain);
        if (!sent.containsKey(PASSWORD)) {
            return pages.render(form(code, mailbox.get(), domain, rules, Form.empty()), request);
        }
        try {
            change(code, domain, mailbox.get(), MailboxInput.password(sent.get(PASSWORD), rules));
            return pages.render(ResetPage.done(shown(mailbox.get(), domain)), request);
        } catch (Failure e) {
            Form refused = Refusals.show(e, Form.empty(), PASSWORD, Map.of(PASSWORD, PASSWORD));
            return pages.render(Refusals.status(e), form(code, mailbox.get(), domain, rules, refused), request);
        }
    }

    /** The code counts as used once the mail host has taken the password, and not before. */
    private void change(String code, DomainRow domain, MailAddress mailbox, Secret password) {
        if (!tickets.claim(code)) {
            throw new Failure.Conflict("This link is being used at this moment. Wait a minute, then try again.");
        }
        try {
            mailboxes.change(domain, mailbox.localPart(), MailboxChange.password(password));
        } catch (Failure e) {
            tickets.release(code);
            throw e;
        }
        tickets.used(code);
        audit.done(
                AuditEvent.of("mailbox.reset_completed").domain(domain.name()).on("mailbox", shown(mailbox, domain)));
    }

    private HttpResponse<?> unknown(HttpRequest<?> request) {
        limits.take(WRONG_CODES, callers.of(request).network()).ifPresent(wait -> {
            throw Refused.tooMany("Too many wrong codes. Try again later.", wait);
        });
        return refused(
                request,
                HttpStatus.NOT_FOUND,
                "This link was used already, or is too old. Ask your administrator for another one.");
    }

    private HttpResponse<?> refused(HttpRequest<?> request, HttpStatus status, String why) {
        return pages.render(status, ResetPage.asking(Form.empty().withError(CODE, why)), request);
    }

    private static ResetPage form(String code, MailAddress mailbox, DomainRow domain, MailRules rules, Form form) {
        return ResetPage.choosing(code, shown(mailbox, domain), MailViews.passwordRules(rules), form);
    }

    private static String shown(MailAddress mailbox, DomainRow domain) {
        return mailbox.localPart() + "@" + domain.shown();
    }
}
