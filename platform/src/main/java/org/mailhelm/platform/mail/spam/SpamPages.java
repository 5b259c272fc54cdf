package org.mailhelm.platform.mail.spam;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** The spam filter of a domain. */
@Hidden
@Controller("/domains/{domain}/spam")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SpamPages {

    private static final String LIST = "list";
    private static final String ENTRIES = "entries";
    private static final String ENTRY = "entry";
    private static final String ALLOW = "allow";
    private static final String DENY = "deny";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
    // One call each; more belong into a script that has the time.
    private static final int MOST = 200;

    private final Domains domains;
    private final DomainSpam spam;
    private final SpamList list;
    private final Pages pages;

    SpamPages(Domains domains, DomainSpam spam, SpamList list, Pages pages) {
        this.domains = domains;
        this.spam = spam;
        this.list = list;
        this.pages = pages;
    }

    @Needs(Right.SPAM_READ)
    @Get
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String domain) {
        ListQuery query = ListQuery.of(request, SpamList.SORTS);
        return pages.render(list.page(known(domain), query, Optional.empty(), Optional.empty()), request);
    }

    @Needs(Right.SPAM_READ)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@PathVariable String domain) {
        DomainRow row = known(domain);
        try {
            spam.refresh(row);
        } catch (Failure e) {
            return pages.seeOther(
                    Addresses.spam(row.shown()), Toast.failed("The spam filter could not be read", e.reason()));
        }
        return pages.seeOther(Addresses.spam(row.shown()));
    }

    @Needs(Right.SPAM_WRITE)
    @Post("/score")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> score(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String text = sent.getOrDefault(SpamList.SCORE, "").strip();
        try {
            int score = spam.changeScore(row, text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0, SpamList.SCORE);
            return pages.seeOther(
                    Addresses.spam(row.shown()),
                    Toast.done("Mail for " + row.shown() + " is spam from a score of " + score + " on"));
        } catch (Failure e) {
            Form form = Refusals.show(
                    e, Form.empty().with(SpamList.SCORE, text), "", Map.of(SpamList.SCORE, SpamList.SCORE));
            return pages.render(
                    Refusals.status(e),
                    list.page(row, ListQuery.first(SpamList.SORTS), Optional.of(form), Optional.empty()),
                    request);
        }
    }

    @Needs(Right.SPAM_WRITE)
    @Get("/new{?list}")
    HttpResponse<?> panel(
            HttpRequest<?> request,
            @PathVariable String domain,
            @QueryValue(value = LIST, defaultValue = DENY) String chosen) {
        Form form = Form.empty().with(LIST, chosen.equals(ALLOW) ? ALLOW : DENY);
        return pages.render(
                list.page(known(domain), ListQuery.first(SpamList.SORTS), Optional.empty(), Optional.of(form)),
                request);
    }

    @Needs(Right.SPAM_WRITE)
    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        Form form =
                Form.empty().with(LIST, sent.getOrDefault(LIST, DENY)).with(ENTRIES, sent.getOrDefault(ENTRIES, ""));
        try {
            Listing chosen = listing(sent);
            List<String> entries = entries(sent);
            refuseOnOtherList(row, chosen, entries);
            DomainSpam.Added result = spam.addAll(row, chosen, entries);
            if (result.why().isEmpty()) {
                return pages.seeOther(Addresses.spam(row.shown()), told(result));
            }
            Failure why = result.why().get();
            return pages.render(
                    Refusals.status(why),
                    list.page(
                            row,
                            ListQuery.first(SpamList.SORTS),
                            Optional.empty(),
                            Optional.of(rest(form, result, why))),
                    request);
        } catch (Failure e) {
            Form refused = Refusals.show(e, form, "", Map.of(ENTRIES, ENTRIES, ENTRY, ENTRIES, LIST, LIST));
            return pages.render(
                    Refusals.status(e),
                    list.page(row, ListQuery.first(SpamList.SORTS), Optional.empty(), Optional.of(refused)),
                    request);
        }
    }

    @Needs(Right.SPAM_WRITE)
    @Post("/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String entry = sent.getOrDefault(ENTRY, "");
        String back = Addresses.spam(row.shown());
        Confirm question = Confirm.simple(
                "Take " + entry + " off the list?", "Its mail is judged by its score again.", "Remove sender");
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    new ConfirmPage(
                            question,
                            Addresses.spam(row.shown(), "remove"),
                            Map.of(LIST, sent.getOrDefault(LIST, ""), ENTRY, entry),
                            back,
                            Optional.empty(),
                            List.of(),
                            ""),
                    request);
        }
        try {
            return pages.seeOther(
                    back, Toast.done(spam.remove(row, listing(sent), entry) + " is no longer on the list"));
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed(entry + " was not removed", e.reason()));
        }
    }

    private static Form rest(Form form, DomainSpam.Added result, Failure why) {
        String left = result.left().size() == 1
                ? "This one is"
                : "These " + result.left().size() + " are";
        return form.with(ENTRIES, String.join("\n", result.left()))
                .withError(why.reason() + " " + MailViews.count(result.added(), "sender was", "senders were")
                        + " added. " + left + " left to add.");
    }

    private static Toast told(DomainSpam.Added result) {
        Toast toast = Toast.done(MailViews.count(result.added(), "sender was", "senders were") + " added");
        return result.already() == 0
                ? toast
                : toast.withDetail(
                        MailViews.count(result.already(), "was", "were") + " on the list before, or written twice.");
    }

    private void refuseOnOtherList(DomainRow row, Listing chosen, List<String> entries) {
        Listing other = chosen == Listing.ALLOW ? Listing.DENY : Listing.ALLOW;
        List<String> there = spam.now(row, other);
        entries.stream().filter(there::contains).findFirst().ifPresent(entry -> {
            throw new Failure.InvalidInput(
                    ENTRIES,
                    entry + " is on the other list, where its mail is "
                            + (other == Listing.ALLOW ? "always let through" : "always spam")
                            + ". Remove it there first.");
        });
    }

    private static Listing listing(Map<String, String> sent) {
        return switch (sent.getOrDefault(LIST, "")) {
            case ALLOW -> Listing.ALLOW;
            case DENY -> Listing.DENY;
            default -> throw new Failure.InvalidInput(LIST, "Choose one of the two.");
        };
    }

    private static List<String> entries(Map<String, String> sent) {
        List<String> written = BETWEEN.splitAsStream(sent.getOrDefault(ENTRIES, ""))
                .filter(one -> !one.isEmpty())
                .toList();
        if (written.isEmpty()) {
            throw new Failure.InvalidInput(ENTRIES, "Enter at least one sender.");
        }
        if (written.size() > MOST) {
            throw new Failure.InvalidInput(
                    ENTRIES, "Add at most " + MOST + " senders at once; these are " + written.size() + ".");
        }
        return written.stream().map(one -> Sender.read(one, ENTRIES)).toList();
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
