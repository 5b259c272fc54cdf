package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;

/**
 * The mailboxes of all domains. Columns to sort by: {@code name}, {@code domain}, {@code storage}, {@code sent}.
 *
 * @param filters what {@code show} may say
 */
public record AllMailboxesPage(
        Listing list, List<MailboxesPage.Row> rows, Freshness fresh, List<Choice> filters, Optional<Note> note)
        implements Page {
    public AllMailboxesPage {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    @Override
    public String template() {
        return "mail/allMailboxes.jte";
    }

    @Override
    public String title() {
        return "Mailboxes";
    }

    @Override
    public String section() {
        return Addresses.allMailboxes();
    }
}
