package org.mailhelm.ui.connection;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Tab;

/**
 * Connections of one kind.
 *
 * @param kind address part: {@code mail-hosts}, {@code dns}, {@code reverse-proxies} or {@code notifiers}
 * @param heading such as "DNS"
 * @param why one line for the empty state: what a connection of this kind is good for
 * @param connectors when present, the panel to choose from is open
 */
public record ConnectionsPage(
        String kind,
        String heading,
        String why,
        List<Tab> tabs,
        List<Row> rows,
        Optional<List<Choose>> connectors,
        Optional<Note> note)
        implements Page {
    public ConnectionsPage {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /** One connection: name, connector, state, a line of detail, when it was verified. */
    public record Row(
            String id,
            String name,
            String connector,
            Status status,
            String detail,
            String checked,
            List<Action> actions) {
        public Row {
            actions = List.copyOf(actions);
        }
    }

    /** A connector that a connection can be made from. */
    public record Choose(String connector, String title, String summary) {}

    @Override
    public String template() {
        return "connection/connections.jte";
    }

    @Override
    public String title() {
        return heading;
    }

    @Override
    public String section() {
        return Addresses.connections("mail-hosts");
    }
}
