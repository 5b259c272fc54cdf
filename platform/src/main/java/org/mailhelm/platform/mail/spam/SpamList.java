package org.mailhelm.platform.mail.spam;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.SpamPage;
import org.mailhelm.ui.mail.SpamPage.Row;
import org.mailhelm.ui.part.Form;

/** Puts the page of a domain's spam filter together. */
@Singleton
final class SpamList {

    static final List<String> SORTS = List.of("name", "list");
    static final String SCORE = "score";

    private static final Comparator<Row> BY_NAME = Comparator.comparing(Row::entry);
    private static final Comparator<Row> BY_LIST =
            Comparator.<Row, String>comparing(Row::list).thenComparing(BY_NAME);

    private final DomainSpam spam;
    private final MailViews views;

    SpamList(DomainSpam spam, MailViews views) {
        this.spam = spam;
        this.views = views;
    }

    /**
     * The page.
     *
     * @param score the form of the score when it was refused
     * @param add the form that adds senders when it is open
     */
    SpamPage page(DomainRow domain, ListQuery query, Optional<Form> score, Optional<Form> add) {
        Copy<Integer> now = spam.glanceAtScore(domain);
        Copy<List<String>> allowed = spam.glance(domain, Listing.ALLOW);
        Copy<List<String>> denied = spam.glance(domain, Listing.DENY);
        List<Row> all = new ArrayList<>();
        allowed.value().orElse(List.of()).forEach(entry -> all.add(new Row(entry, true)));
        denied.value().orElse(List.of()).forEach(entry -> all.add(new Row(entry, false)));
        String wanted = query.text().toLowerCase(Locale.ROOT);
        Comparator<Row> order = query.sort().equals("list") ? BY_LIST : BY_NAME;
        List<Row> found = all.stream()
                .filter(row -> row.entry().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        org.mailhelm.ui.part.Listing list = query.listing(Addresses.spam(domain.shown()), found.size(), all.size());
        return new SpamPage(
                views.head(domain),
                score.or(() -> now.value().map(number -> Form.empty().with(SCORE, Integer.toString(number)))),
                list,
                list.slice(found),
                views.freshness(
                        denied.readAt().orElse(null),
                        allowed.reading() || denied.reading(),
                        Addresses.spam(domain.shown(), "refresh")),
                allowed.value().isPresent() && denied.value().isPresent(),
                add.map(SpamPage.Add::new),
                now.problem()
                        .or(allowed::problem)
                        .or(denied::problem)
                        .map(problem -> views.trouble(domain, problem, "the lists", denied.readAt())));
    }
}
