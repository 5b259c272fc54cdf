package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * The forwarders of a domain and its catch-all, with a panel beside the list when something is created or changed.
 * Columns to sort by: {@code name}, {@code destinations}.
 *
 * @param known false until the list was read for the first time
 * @param list empty where the mail host has a catch-all and no forwarders
 * @param catchAll what happens to all other mail; empty where the mail host has no catch-all
 */
public record ForwardersPage(
        DomainHead head,
        Optional<Listing> list,
        List<Row> rows,
        Freshness fresh,
        boolean known,
        Optional<String> catchAll,
        Optional<ForwarderPanel> panel,
        Optional<Note> note)
        implements Page {
    private static final int SHOWN = 3;

    public ForwardersPage {
        rows = List.copyOf(rows);
    }

    /**
     * One forwarder.
     *
     * @param alias the part before the {@code @}
     * @param destinations addresses
     * @param instead what happens where there are none, such as "Refused"
     */
    public record Row(String alias, List<String> destinations, Optional<Status> instead) {
        public Row {
            destinations = List.copyOf(destinations);
        }

        public List<String> first() {
            return destinations.subList(0, Math.min(SHOWN, destinations.size()));
        }

        public int more() {
            return Math.max(0, destinations.size() - SHOWN);
        }
    }

    /** Alias whose panel is open; empty for none. */
    public String openAlias() {
        return panel.map(ForwarderPanel::alias).orElse("");
    }

    @Override
    public String template() {
        return "mail/forwarders.jte";
    }

    @Override
    public String title() {
        return list.isPresent() ? "Forwarders" : "Catch-all";
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
