package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * All domains. Columns to sort by: {@code name}, {@code health}, {@code mailboxes}, {@code storage}. With a panel, the form that adds a
 * domain stands beside the list and posts {@code domain} and {@code host} to {@code /domains}.
 *
 * @param mayAdd false hides adding and deleting
 */
public record DomainsPage(
        Listing list, List<Row> rows, Freshness fresh, boolean mayAdd, Optional<Add> panel, Optional<Note> note)
        implements Page {
    public DomainsPage {
        rows = List.copyOf(rows);
    }

    /**
     * One domain.
     *
     * @param mailboxes how many, or "unknown"
     * @param storage what they hold together, or "unknown"
     * @param host name of the mail host connection
     */
    public record Row(String domain, Status health, String mailboxes, String storage, String host) {}

    /** All that a row as it is drawn depends on. */
    public record Look(Row row, boolean mends, boolean mayAdd) {}

    /**
     * The panel "Add domain".
     *
     * @param hosts mail host connections by id
     */
    public record Add(List<Choice> hosts, Form form) {
        public Add {
            hosts = List.copyOf(hosts);
        }
    }

    @Override
    public String template() {
        return "mail/domains.jte";
    }

    @Override
    public String title() {
        return "Domains";
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}
