package org.mailhelm.platform.mail;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.ClientSettings;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** The mailboxes of a domain, and the panels that create and change one. */
@Hidden
@Controller("/domains/{domain}/mailboxes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class MailboxPages {

    private static final Map<String, String> FIELDS = Map.of(
            MailboxInput.USERNAME,
            "username",
            "address",
            "username",
            MailboxInput.PASSWORD,
            "password",
            MailboxInput.QUOTA,
            "quota",
            MailboxInput.LIMIT,
            "limit",
            "sendLimit",
            "limit",
            Recovery.FIELD,
            Recovery.FIELD);

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recoveries;
    private final MailboxList list;
    private final PhoneSetup phones;
    private final Pages pages;

    MailboxPages(
            Domains domains,
            Mailboxes mailboxes,
            RecoveryAddresses recoveries,
            MailboxList list,
            PhoneSetup phones,
            Pages pages) {
        this.phones = phones;
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.EMAILS_READ)
    @Get
    HttpResponse<?> list(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(list.page(known(domain), ListQuery.of(request, MailboxList.SORTS)), request);
    }

    /** Reads the list again. */
    @Needs(Right.EMAILS_READ)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        return Refreshes.back(pages, mailboxes.refresh(row), sent, Addresses.mailboxes(row.shown()));
    }

    @Needs(Right.EMAILS_WRITE)
    @Get("/new")
    HttpResponse<?> createPanel(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = known(domain);
        MailRules rules = mailboxes.rules(row);
        return pages.render(list.page(row, createPanel(QuotaForm.of(rules), rules)), request);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        MailRules rules = mailboxes.rules(row);
        String name = sent.getOrDefault("username", "").strip();
        try {
            NewMailbox wanted = mailboxes.read(
                    row, name, sent.getOrDefault("password", ""), QuotaForm.read(sent), QuotaForm.limit(sent));
            String reach = sent.getOrDefault(Recovery.FIELD, "");
            Optional<String> recovery = reach.isBlank()
                    ? Optional.empty()
                    : Optional.of(Recovery.read(reach, wanted.address().toString()));
            Mailbox created = mailboxes.create(row, wanted);
            recovery.ifPresent(address -> recoveries.change(created.address().toString(), recovery));
            // Read again: the list beside counts the new one too.
            return pages.render(
                    list.page(known(domain), credentials(request, row, created, wanted.password(), true)), request);
        } catch (Failure e) {
            Form again = QuotaForm.again(sent)
                    .with("username", name)
                    .with(Recovery.FIELD, sent.getOrDefault(Recovery.FIELD, ""));
            Form form = Refusals.show(e, again, "username", FIELDS);
            return pages.render(Refusals.status(e), list.page(row, createPanel(form, rules)), request);
        }
    }

    /** A mailbox as it is, with what to enter in a mail program. */
    @Needs(Right.EMAILS_READ)
    @Get("/{user}/setup")
    HttpResponse<?> setupPanel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String user) {
        DomainRow row = known(domain);
        Mailbox mailbox = mailboxes.seen(row, user);
        return pages.render(
                list.page(
                        row,
                        new MailboxPanel.Setup(
                                mailbox.address().localPart(),
                                mailbox.address().toString(),
                                MailViews.facts(mailbox),
                                client(request, row, mailbox))),
                request);
    }

    @Needs(Right.PASSWORDS_WRITE)
    @Get("/{user}/password")
    HttpResponse<?> passwordPanel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String user) {
        DomainRow row = known(domain);
        return pages.render(
                list.page(
                        row,
                        passwordPanel(row, mailboxes.find(row, user).address().localPart(), Form.empty())),
                request);
    }

    @Needs(Right.PASSWORDS_WRITE)
    @Post("/{user}/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> password(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String user,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String name = mailboxes.find(row, user).address().localPart();
        try {
            Secret password = MailboxInput.password(sent.getOrDefault("password", ""), mailboxes.rules(row));
            Mailbox changed = mailboxes.change(row, name, MailboxChange.password(password));
            return pages.render(list.page(row, credentials(request, row, changed, password, false)), request);
        } catch (Failure e) {
            Form form = Refusals.show(e, Form.empty(), "password", FIELDS);
            return pages.render(Refusals.status(e), list.page(row, passwordPanel(row, name, form)), request);
        }
    }

    @Needs(Right.EMAILS_WRITE)
    @Get("/{user}/quota")
    HttpResponse<?> quotaPanel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String user) {
        DomainRow row = known(domain);
        Mailbox mailbox = mailboxes.find(row, user);
        return pages.render(list.page(row, quotaPanel(row, mailbox, QuotaForm.of(mailbox))), request);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/{user}/quota")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> quota(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String user,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        Mailbox mailbox = mailboxes.find(row, user);
        String name = mailbox.address().localPart();
        try {
            MailRules rules = mailboxes.rules(row);
            MailboxChange change = new MailboxChange(
                    Optional.empty(),
                    Optional.of(MailboxInput.quota(QuotaForm.read(sent).orElse(0L), rules)),
                    QuotaForm.limit(sent).map(most -> MailboxInput.sendLimit(most, rules)));
            Optional<String> seen = Optional.ofNullable(sent.get(Seen.FIELD)).filter(mark -> !mark.isEmpty());
            Mailbox changed = mailboxes.change(row, name, change, seen);
            return pages.seeOther(
                    Addresses.mailboxes(row.shown()),
                    Toast.done("The quota of " + name + " is " + QuotaForm.words(changed.quota()) + " now"));
        } catch (Failure.Conflict e) {
            // What it is now was told; whoever saves again does so knowing it.
            Form form = QuotaForm.again(sent).withError(e.reason());
            return pages.render(
                    HttpStatus.CONFLICT, list.page(row, quotaPanel(row, mailboxes.find(row, user), form)), request);
        } catch (Failure e) {
            Form form = Refusals.show(e, QuotaForm.again(sent), "quota", FIELDS);
            return pages.render(Refusals.status(e), list.page(row, quotaPanel(row, mailbox, form)), request);
        }
    }

    @Needs(Right.EMAILS_WRITE)
    @Get("/{user}/delete")
    HttpResponse<?> deletePanel(HttpRequest<?> request, @PathVariable String domain, @PathVariable String user) {
        DomainRow row = known(domain);
        return pages.render(list.page(row, deletePanel(mailboxes.find(row, user), Optional.empty())), request);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/{user}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String user,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        Mailbox mailbox = mailboxes.find(row, user);
        String name = mailbox.address().localPart();
        if (!sent.getOrDefault(Confirm.FIELD, "").strip().equalsIgnoreCase(name)) {
            String error = "Type " + name + " to delete the mailbox. Nothing was deleted.";
            return pages.refuse(list.page(row, deletePanel(mailbox, Optional.of(error))), request);
        }
        try {
            mailboxes.delete(row, name);
        } catch (Failure e) {
            return pages.render(
                    Refusals.status(e), list.page(row, deletePanel(mailbox, Optional.of(e.reason()))), request);
        }
        return pages.seeOther(Addresses.mailboxes(row.shown()), Toast.done(name + "@" + row.shown() + " was deleted"));
    }

    private MailboxPanel credentials(
            HttpRequest<?> request, DomainRow row, Mailbox mailbox, Secret password, boolean created) {
        return new MailboxPanel.Credentials(
                mailbox.address().localPart(),
                // As mail programs need it: most can't sign in with a name in Unicode.
                mailbox.address().toString(),
                password.reveal(),
                client(request, row, mailbox),
                created);
    }

    private ClientSettings client(HttpRequest<?> request, DomainRow row, Mailbox mailbox) {
        String user = mailbox.address().toString();
        try {
            org.mailhelm.api.mail.ClientSettings settings = domains.clientSettings(row);
            return MailViews.client(
                    settings,
                    user,
                    phones.profile(settings, mailbox.address()),
                    phones.phones(request, settings, mailbox.address()));
        } catch (Failure e) {
            // The password is shown this once: nothing may keep it from being shown.
            return new ClientSettings(List.of(), user);
        }
    }

    private static MailboxPanel createPanel(Form form, MailRules rules) {
        return new MailboxPanel.Create(
                form, MailViews.passwordRules(rules), QuotaForm.hint(rules), QuotaForm.limitHint(rules));
    }

    private MailboxPanel passwordPanel(DomainRow row, String user, Form form) {
        return new MailboxPanel.Password(user, form, MailViews.passwordRules(mailboxes.rules(row)));
    }

    private MailboxPanel quotaPanel(DomainRow row, Mailbox mailbox, Form form) {
        String used =
                mailbox.used().map(size -> Sizes.words(size) + " are used. ").orElse("");
        MailRules rules = mailboxes.rules(row);
        return new MailboxPanel.Quota(
                mailbox.address().localPart(),
                used + QuotaForm.hint(rules),
                form,
                MailboxMark.of(mailbox),
                QuotaForm.limitHint(rules));
    }

    private static MailboxPanel deletePanel(Mailbox mailbox, Optional<String> error) {
        return new MailboxPanel.Delete(
                mailbox.address().localPart(),
                List.of(mailbox.used()
                        .map(size -> Sizes.words(size) + " of mail")
                        .orElse("All mail in it")),
                error);
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
