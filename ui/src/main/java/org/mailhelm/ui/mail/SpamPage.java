package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;

/**
 * Filtering of spam for a domain: the score, which posts {@code score} to {@code /domains/{domain}/spam/score}, and the
 * senders on its two lists. Columns to sort by: {@code name}, {@code list}.
 *
 * @param score the form of the score; empty until it is read
 * @param known false until the lists were read for the first time
 * @param add the open panel that adds senders
 */
public record SpamPage(
        DomainHead head,
        Optional<Form> score,
        Listing list,
        List<Row> rows,
        Freshness fresh,
        boolean known,
        Optional<Add> add,
        Optional<Note> note)
        implements Page {
    public SpamPage {
        rows = List.copyOf(rows);
    }

    /** A sender, and whether its mail is let through or taken for spam. */
    public record Row(String entry, boolean allowed) {
        /** As forms send it. */
        public String list() {
            return allowed ? "allow" : "deny";
        }
    }

    /** Adds senders. Posts {@code list} ({@code allow} or {@code deny}) and {@code entries} to {@code …/spam/new}. */
    public record Add(Form form) {}

    @Override
    public String template() {
        return "mail/spam.jte";
    }

    @Override
    public String title() {
        return "Spam";
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
