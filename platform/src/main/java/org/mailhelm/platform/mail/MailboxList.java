package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.AllMailboxesPage;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.mail.MailboxesPage;
import org.mailhelm.ui.part.Listing;

/** Puts the pages of mailboxes together: those of a domain, and those of all. */
@Singleton
final class MailboxList {

    static final List<String> SORTS = List.of("name", "storage", "full", "sent");
    static final List<String> SORTS_OF_ALL = List.of("name", "domain", "storage", "full", "sent");

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recoveries;
    private final MailViews views;

    MailboxList(Domains domains, Mailboxes mailboxes, RecoveryAddresses recoveries, MailViews views) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.views = views;
    }

    MailboxesPage page(DomainRow domain, ListQuery query) {
        return page(domain, query, Optional.empty());
    }

    MailboxesPage page(DomainRow domain, MailboxPanel panel) {
        return page(domain, ListQuery.first(SORTS), Optional.of(panel));
    }

    private MailboxesPage page(DomainRow domain, ListQuery asked, Optional<MailboxPanel> panel) {
        Inventory.Look look = mailboxes.glance(domain);
        DomainRow now = look == Inventory.Look.READ ? domains.known(domain.domain()) : domain;
        String path = Addresses.mailboxes(now.shown());
        MailboxSearch.Found found = mailboxes.search(now, asked);
        Listing list = asked.listing(path, found.total(), now.mailboxes());
        if (list.page() != asked.page()) {
            found = mailboxes.search(now, asked.at(list.page()));
        }
        return new MailboxesPage(
                views.head(now),
                list,
                rows(now, found),
                views.freshness(now.readAt(), look == Inventory.Look.READING, Addresses.refreshMailboxes(now.shown())),
                MailViews.filters(),
                panel,
                views.trouble(now, Optional.empty()));
    }

    private List<MailboxesPage.Row> rows(DomainRow domain, MailboxSearch.Found found) {
        Map<String, String> known = recoveries.of(domain.domain());
        boolean suspendable = suspendable(domain);
        return found.rows().stream()
                .map(row -> MailViews.row(row)
                        .with(
                                Optional.ofNullable(known.get(row.address())).map(Recovery::mask),
                                suspendable ? Optional.of(row.suspended()) : Optional.empty()))
                .toList();
    }

    private boolean suspendable(DomainRow domain) {
        try {
            return mailboxes.suspendable(domain);
        } catch (Failure e) {
            // Its connection isn't open; the page says why.
            return false;
        }
    }

    /** Of all domains. */
    AllMailboxesPage page(ListQuery asked) {
        Inventory.Glance glance = domains.glance();
        MailboxSearch.Found found = mailboxes.search(asked);
        MailboxSearch.Sum sum = mailboxes.sum();
        Listing list = asked.listing(Addresses.allMailboxes(), found.total(), sum.mailboxes());
        if (list.page() != asked.page()) {
            found = mailboxes.search(asked.at(list.page()));
        }
        return new AllMailboxesPage(
                list,
                found.rows().stream().map(MailViews::row).toList(),
                views.freshness(sum),
                MailViews.filters(),
                views.trouble(glance.states()));
    }
}
