package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;

/**
 * Other names of a domain. Columns to sort by: {@code name}, {@code kind}.
 *
 * @param known false until the list was read for the first time
 */
public record AliasesPage(
        DomainHead head,
        Listing list,
        List<Row> rows,
        Freshness fresh,
        boolean known,
        Optional<Add> add,
        Optional<Note> note)
        implements Page {
    public AliasesPage {
        rows = List.copyOf(rows);
    }

    /**
     * One other name.
     *
     * @param kind what happens with it, such as "Same mailboxes"
     */
    public record Row(String name, String kind) {}

    /**
     * Adds a name. Posts {@code name} and {@code kind} ({@code alias} or {@code redirect}) to
     * {@code /domains/{domain}/aliases}.
     *
     * @param kinds what can be chosen; with a single one there is nothing to choose
     */
    public record Add(Form form, List<Choice> kinds) {
        public Add {
            kinds = List.copyOf(kinds);
        }
    }

    @Override
    public String template() {
        return "mail/aliases.jte";
    }

    @Override
    public String title() {
        return "Aliases";
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
