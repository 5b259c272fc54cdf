package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.mail.MailboxesPage;
import org.mailhelm.ui.part.Listing;

/** Puts the page of a domain's mailboxes together. */
@Singleton
final class MailboxList {

    static final List<String> SORTS = List.of("name", "storage");

    private static final Comparator<Mailbox> BY_NAME =
            Comparator.comparing(mailbox -> mailbox.address().localPart());
    private static final Comparator<Mailbox> BY_STORAGE = Comparator.<Mailbox>comparingLong(
                    mailbox -> mailbox.used().map(ByteSize::bytes).orElse(-1L))
            .thenComparing(BY_NAME);

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final MailViews views;

    MailboxList(Domains domains, Mailboxes mailboxes, MailViews views) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.views = views;
    }

    MailboxesPage page(DomainRow domain, ListQuery query) {
        return page(domain, query, Optional.empty());
    }

    MailboxesPage page(DomainRow domain, MailboxPanel panel) {
        return page(domain, ListQuery.first(SORTS), Optional.of(panel));
    }

    private MailboxesPage page(DomainRow domain, ListQuery query, Optional<MailboxPanel> panel) {
        List<Mailbox> all = mailboxes.glance(domain);
        // Reading may just have changed what is known of the domain: how many it has, or that it doesn't answer.
        DomainRow now = domains.known(domain.domain());
        String wanted = query.text().toLowerCase(Locale.ROOT);
        Comparator<Mailbox> order = query.sort().equals("storage") ? BY_STORAGE : BY_NAME;
        List<Mailbox> found = all.stream()
                .filter(mailbox -> mailbox.address().toString().contains(wanted)
                        || (mailbox.address().localPart() + "@" + now.shown()).contains(wanted))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        Listing list = query.listing(Addresses.mailboxes(now.shown()), found.size(), all.size());
        return new MailboxesPage(
                views.head(now),
                list,
                list.slice(found).stream().map(views::row).toList(),
                panel,
                views.trouble(now, Optional.empty()));
    }
}
