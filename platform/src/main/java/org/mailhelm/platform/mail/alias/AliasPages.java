package org.mailhelm.platform.mail.alias;

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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.mail.AliasesPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;

/** The other names of a domain, and the panel that adds one. */
@Hidden
@Controller("/domains/{domain}/aliases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class AliasPages {

    private static final List<String> SORTS = List.of("name", "kind");
    private static final Comparator<PointerJson> BY_NAME = Comparator.comparing(AliasPages::shown);
    private static final Comparator<PointerJson> BY_KIND =
            Comparator.comparing(PointerJson::type).thenComparing(BY_NAME);
    private static final Choice ALIAS = new Choice(PointerJson.ALIAS, "takes mail for the same mailboxes");
    private static final Choice REDIRECT = new Choice(PointerJson.REDIRECT, "leads its web address to the domain");

    private final Domains domains;
    private final Aliases aliases;
    private final MailViews views;
    private final Pages pages;

    AliasPages(Domains domains, Aliases aliases, MailViews views, Pages pages) {
        this.domains = domains;
        this.aliases = aliases;
        this.views = views;
        this.pages = pages;
    }

    @Needs(Right.FORWARDERS_READ)
    @Get
    HttpResponse<?> list(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(page(known(domain), ListQuery.of(request, SORTS), Optional.empty()), request);
    }

    @Needs(Right.FORWARDERS_READ)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refresh(@PathVariable String domain) {
        DomainRow row = known(domain);
        String back = Addresses.aliases(row.shown());
        try {
            aliases.refresh(row);
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("The aliases could not be read", e.reason()));
        }
        return pages.seeOther(back);
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Get("/new")
    HttpResponse<?> panel(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(page(known(domain), ListQuery.first(SORTS), Optional.of(Form.empty())), request);
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String name = sent.getOrDefault("name", "").strip();
        String kind = sent.getOrDefault("kind", PointerJson.ALIAS);
        try {
            PointerJson added = aliases.add(
                    row, name, kind.equals(PointerJson.REDIRECT) ? DomainAlias.Kind.REDIRECT : DomainAlias.Kind.ALIAS);
            return pages.seeOther(
                    Addresses.aliases(row.shown()),
                    Toast.done(shown(added) + " is an alias of " + row.shown() + " now")
                            .withDetail("Its DNS needs the records that stand on the overview, under its own name."));
        } catch (Failure e) {
            Form form = Refusals.show(
                    e, Form.empty().with("name", name).with("kind", kind), "name", Map.of(Aliases.POINTER, "name"));
            return pages.render(Refusals.status(e), page(row, ListQuery.first(SORTS), Optional.of(form)), request);
        }
    }

    @Needs(Right.FORWARDERS_WRITE)
    @Post("/{alias}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String alias,
            @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String back = Addresses.aliases(row.shown());
        Confirm question = Confirm.simple(
                "Remove the alias " + alias + "?",
                "Mail for addresses at " + alias + " is no longer taken. The mailboxes of " + row.shown() + " stay.",
                "Remove alias");
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(ConfirmPage.of(question, Addresses.removeAlias(row.shown(), alias), back), request);
        }
        try {
            DomainName gone = aliases.remove(row, alias);
            return pages.seeOther(back, Toast.done(DomainText.show(gone) + " is no longer an alias of " + row.shown()));
        } catch (Failure e) {
            return pages.seeOther(back, Toast.failed("The alias " + alias + " was not removed", e.reason()));
        }
    }

    private AliasesPage page(DomainRow domain, ListQuery query, Optional<Form> form) {
        Copy<List<PointerJson>> seen = aliases.glance(domain);
        List<PointerJson> all = seen.value().orElse(List.of());
        String wanted = query.text().toLowerCase(Locale.ROOT);
        Comparator<PointerJson> order = query.sort().equals("kind") ? BY_KIND : BY_NAME;
        List<PointerJson> found = all.stream()
                .filter(one -> one.pointer().contains(wanted) || shown(one).contains(wanted))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        Listing list = query.listing(Addresses.aliases(domain.shown()), found.size(), all.size());
        return new AliasesPage(
                views.head(domain),
                list,
                list.slice(found).stream()
                        .map(one -> new AliasesPage.Row(
                                shown(one), one.isAlias() ? "Same mailboxes" : "Web address leads to the domain"))
                        .toList(),
                views.freshness(
                        seen.readAt().orElse(null), seen.reading(), Addresses.aliases(domain.shown()) + "/refresh"),
                seen.value().isPresent(),
                form.map(kept -> new AliasesPage.Add(kept, kinds(domain))),
                seen.problem().map(problem -> views.trouble(domain, problem, "the aliases", seen.readAt())));
    }

    private List<Choice> kinds(DomainRow domain) {
        return aliases.kinds(domain).stream()
                .sorted()
                .map(kind -> kind == DomainAlias.Kind.ALIAS ? ALIAS : REDIRECT)
                .toList();
    }

    private static String shown(PointerJson pointer) {
        return DomainText.show(new DomainName(pointer.pointer()));
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
