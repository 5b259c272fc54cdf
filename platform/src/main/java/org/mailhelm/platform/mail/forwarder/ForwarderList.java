package org.mailhelm.platform.mail.forwarder;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.ForwarderPanel;
import org.mailhelm.ui.mail.ForwardersPage;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** Puts the page of a domain's forwarders together. */
@Singleton
final class ForwarderList {

    static final List<String> SORTS = List.of("name", "destinations");

    private static final Comparator<Forwarder> BY_NAME =
            Comparator.comparing(forwarder -> forwarder.address().localPart());
    private static final Comparator<Forwarder> BY_DESTINATIONS = Comparator.<Forwarder, String>comparing(
                    forwarder -> String.join(",", forwarder.destinations()))
            .thenComparing(BY_NAME);

    private final DomainForwarders forwarders;
    private final DomainCatchAll catchAll;
    private final MailViews views;

    ForwarderList(DomainForwarders forwarders, DomainCatchAll catchAll, MailViews views) {
        this.forwarders = forwarders;
        this.catchAll = catchAll;
        this.views = views;
    }

    ForwardersPage page(DomainRow domain, ListQuery query) {
        return page(domain, query, Optional.empty());
    }

    ForwardersPage page(DomainRow domain, ForwarderPanel panel) {
        return page(domain, ListQuery.first(SORTS), Optional.of(panel));
    }

    private ForwardersPage page(DomainRow domain, ListQuery query, Optional<ForwarderPanel> panel) {
        Optional<Copy<List<Forwarder>>> seen =
                forwarders.offered(domain) ? Optional.of(forwarders.glance(domain)) : Optional.empty();
        Optional<Copy<CatchAllJson>> rule =
                catchAll.offered(domain) ? Optional.of(catchAll.glance(domain)) : Optional.empty();
        List<Forwarder> all = seen.flatMap(Copy::value).orElse(List.of());
        List<Forwarder> found = found(all, query, domain);
        Optional<Listing> list =
                seen.map(copy -> query.listing(Addresses.forwarders(domain.shown()), found.size(), all.size()));
        return new ForwardersPage(
                views.head(domain),
                list,
                list.map(part -> part.slice(found)).orElse(List.of()).stream()
                        .map(ForwarderList::row)
                        .toList(),
                views.freshness(
                        seen.flatMap(Copy::readAt)
                                .or(() -> rule.flatMap(Copy::readAt))
                                .orElse(null),
                        seen.map(Copy::reading).orElse(false),
                        Addresses.forwarders(domain.shown()) + "/refresh"),
                seen.flatMap(Copy::value).isPresent(),
                rule.map(copy -> copy.value().map(CatchAllJson::description).orElse("Not read yet.")),
                panel,
                seen.flatMap(Copy::problem)
                        .or(() -> rule.flatMap(Copy::problem))
                        .map(problem -> views.trouble(domain, problem, "the forwarders", seen.flatMap(Copy::readAt))));
    }

    private static List<Forwarder> found(List<Forwarder> all, ListQuery query, DomainRow domain) {
        String wanted = query.text().toLowerCase(Locale.ROOT);
        Comparator<Forwarder> order = query.sort().equals("destinations") ? BY_DESTINATIONS : BY_NAME;
        return all.stream()
                .filter(forwarder -> forwarder.address().toString().contains(wanted)
                        || (forwarder.address().localPart() + "@" + domain.shown()).contains(wanted)
                        || forwarder.destinations().stream().anyMatch(one -> one.contains(wanted)))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
    }

    private static ForwardersPage.Row row(Forwarder forwarder) {
        String first = forwarder.destinations().get(0);
        Optional<Status> instead = first.equals(Forwarder.FAIL)
                ? Optional.of(Status.of(State.OFF, "Refused").quiet())
                : first.equals(Forwarder.DISCARD)
                        ? Optional.of(Status.of(State.IDLE, "Thrown away").quiet())
                        : Optional.empty();
        return new ForwardersPage.Row(forwarder.address().localPart(), forwarder.destinations(), instead);
    }
}
