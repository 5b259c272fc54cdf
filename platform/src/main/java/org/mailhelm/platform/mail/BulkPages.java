package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.BulkPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** The same for many mailboxes of a domain: a page to review what will be done, then a job. */
@Hidden
@Controller("/domains/{domain}/mailboxes/bulk")
@Needs(Right.EMAILS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class BulkPages {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final MailboxBulk bulk;
    private final ResetLetters letters;
    private final Jobs jobs;
    private final MailViews views;
    private final Pages pages;

    BulkPages(
            Domains domains,
            Mailboxes mailboxes,
            MailboxBulk bulk,
            ResetLetters letters,
            Jobs jobs,
            MailViews views,
            Pages pages) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.bulk = bulk;
        this.letters = letters;
        this.jobs = jobs;
        this.views = views;
        this.pages = pages;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> review(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, Object> sent) {
        DomainRow row = known(domain);
        List<String> names = Selection.matching(sent)
                .map(query -> mailboxes.search(row, query, 0, Integer.MAX_VALUE).rows().stream()
                        .map(MailboxRow::localPart)
                        .toList())
                .orElseGet(() -> Selection.chosen(sent));
        if (names.isEmpty()) {
            return pages.seeOther(
                    Addresses.mailboxes(row.shown()),
                    Toast.warning("No mailbox was selected", "Tick those that you mean, then choose the action."));
        }
        BulkAction.Kind kind = kind(row, sent);
        MailRules rules = mailboxes.rules(row);
        Form form = kind == BulkAction.Kind.QUOTA
                ? QuotaForm.of(rules.defaultQuota())
                : Form.empty()
                        .with(
                                MailboxInput.LIMIT,
                                rules.sendLimit()
                                        .map(rule -> Integer.toString(rule.usual()))
                                        .orElse(""));
        return pages.render(page(row, kind, names, Jobs.newId(), form, rules), request);
    }

    @Post("/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, Object> sent) {
        DomainRow row = known(domain);
        BulkAction.Kind kind = kind(row, sent);
        MailRules rules = mailboxes.rules(row);
        String once = Selection.value(sent, "once");
        List<String> names = Selection.chosen(sent);
        Map<String, String> plain = sent.keySet().stream()
                .filter(key -> !key.equals("select"))
                .collect(Collectors.toMap(key -> key, key -> Selection.value(sent, key)));
        Form form = kind == BulkAction.Kind.QUOTA
                ? QuotaForm.again(plain)
                : Form.empty().with(MailboxInput.LIMIT, plain.getOrDefault(MailboxInput.LIMIT, ""));
        try {
            if (names.isEmpty()) {
                throw MailboxInput.refused("select", "No mailbox was selected.");
            }
            names.forEach(name -> MailboxInput.existing(name, row.domain()));
            if (kind == BulkAction.Kind.DELETE
                    && !plain.getOrDefault(Confirm.FIELD, "").strip().equalsIgnoreCase(typed(names.size()))) {
                throw MailboxInput.refused(
                        Confirm.FIELD, "Type " + typed(names.size()) + " to go on. Nothing was deleted.");
            }
            if (kind == BulkAction.Kind.RESET) {
                letters.hindrance().ifPresent(why -> {
                    throw MailboxInput.refused("select", why);
                });
            }
            BulkAction action = BulkAction.of(
                    kind,
                    kind == BulkAction.Kind.QUOTA ? QuotaForm.read(plain) : Optional.empty(),
                    kind == BulkAction.Kind.LIMIT ? limit(plain) : Optional.empty(),
                    rules);
            String id = bulk.start(jobs, once, row, names, action, Starters.of(request));
            return pages.seeOther(Addresses.job(id));
        } catch (Failure.InvalidInput e) {
            return pages.refuse(page(row, kind, names, once, form.withError(e.field(), e.reason()), rules), request);
        }
    }

    private static Optional<Integer> limit(Map<String, String> sent) {
        String text = sent.getOrDefault(MailboxInput.LIMIT, "").strip().replace(",", "");
        if (!text.matches("[0-9]{1,9}")) {
            throw MailboxInput.refused(MailboxInput.LIMIT, "The limit is a whole number of messages a day.");
        }
        return Optional.of(Integer.parseInt(text));
    }

    private BulkAction.Kind kind(DomainRow row, Map<String, Object> sent) {
        BulkAction.Kind kind =
                BulkAction.Kind.read(Selection.value(sent, BulkAction.FIELD).toLowerCase(Locale.ROOT));
        if (kind == BulkAction.Kind.LIMIT && mailboxes.rules(row).sendLimit().isEmpty()) {
            throw new Failure.Unsupported("The mail host of " + row.shown() + " can't do this.");
        }
        return kind;
    }

    private BulkPage page(
            DomainRow row, BulkAction.Kind kind, List<String> names, String once, Form form, MailRules rules) {
        String what = names.size() == 1 ? names.get(0) : names.size() + " mailboxes";
        String hint = switch (kind) {
            case QUOTA -> QuotaForm.hint(rules);
            case LIMIT ->
                rules.sendLimit()
                        .map(rule -> rule.min() + " to " + rule.max() + ".")
                        .orElse("");
            case RESET ->
                letters.hindrance()
                        .orElse("Each gets a mail at the recovery address, with a link that works once, for an hour."
                                + " Mailboxes without a recovery address are skipped. Old passwords go on working"
                                + " until new ones are chosen.");
            case DELETE -> "";
        };
        return new BulkPage(
                views.head(row),
                kind.code(),
                heading(kind, what),
                button(kind, names.size()),
                names,
                once,
                form,
                hint,
                kind == BulkAction.Kind.DELETE ? Optional.of(typed(names.size())) : Optional.empty());
    }

    private static String heading(BulkAction.Kind kind, String what) {
        return switch (kind) {
            case QUOTA -> "Quota of " + what;
            case LIMIT -> "Messages a day of " + what;
            case RESET -> "New password of " + what;
            case DELETE -> "Delete " + what;
        };
    }

    private static String button(BulkAction.Kind kind, int count) {
        String what = count == 1 ? "1 mailbox" : count + " mailboxes";
        return switch (kind) {
            case QUOTA, LIMIT -> "Change " + what;
            case RESET -> count == 1 ? "Send 1 link" : "Send " + count + " links";
            case DELETE -> "Delete " + what;
        };
    }

    private static String typed(int count) {
        return "delete " + count;
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
