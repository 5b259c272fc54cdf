package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Use;

/**
 * The mailboxes of a domain, with a panel beside the list when something is created or changed. Columns to sort by:
 * {@code name}, {@code storage}.
 */
public record MailboxesPage(
        DomainHead head, Listing list, List<Row> rows, Optional<MailboxPanel> panel, Optional<Note> note)
        implements Page {
    public MailboxesPage {
        rows = List.copyOf(rows);
    }

    /**
     * One mailbox.
     *
     * @param user the part before the {@code @}
     * @param storage how full it is; empty when the host did not say
     * @param labels facts such as "suspended"
     */
    public record Row(String user, Optional<Use> storage, List<String> labels) {
        public Row {
            labels = List.copyOf(labels);
        }
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
