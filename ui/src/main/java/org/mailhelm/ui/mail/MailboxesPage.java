package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Use;

/**
 * The mailboxes of a domain, with a panel beside the list when something is created or changed. Columns to sort by:
 * {@code name}, {@code storage}, {@code sent}.
 *
 * @param filters what {@code show} may say
 */
public record MailboxesPage(
        DomainHead head,
        Listing list,
        List<Row> rows,
        Freshness fresh,
        List<Choice> filters,
        Optional<MailboxPanel> panel,
        Optional<Note> note)
        implements Page {
    public MailboxesPage {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    /**
     * One mailbox.
     *
     * @param user the part before the {@code @}
     * @param domain the part after it
     * @param storage how full it is; empty when the host did not say
     * @param sent messages of today; empty when the host did not say
     * @param labels facts such as "suspended"
     */
    public record Row(String user, String domain, Optional<Use> storage, Optional<Use> sent, List<String> labels) {
        public Row {
            labels = List.copyOf(labels);
        }

        public String address() {
            return user + "@" + domain;
        }

        /** What a narrow screen shows below the name. */
        public String summary() {
            return storage.map(Use::words).orElse("storage unknown")
                    + sent.map(today -> ", " + today.used() + " sent today").orElse("");
        }
    }

    /** Whether the mail host limits what is sent in a day, as far as the rows tell. */
    public boolean limits() {
        return rows.stream().anyMatch(row -> row.sent().isPresent());
    }

    /** User whose panel is open; empty for none. */
    public String openUser() {
        return panel.map(MailboxPanel::user).orElse("");
    }

    @Override
    public String template() {
        return "mail/mailboxes.jte";
    }

    @Override
    public String title() {
        return "Mailboxes";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(head.root(), head.self());
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}
