package org.mailhelm.ui.dns;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * The DNS of all domains. Columns to sort by: {@code name}, {@code state}, {@code mailboxes}, {@code checked}. Posts
 * {@code select} or {@code all=matching} with {@code q} and {@code show} to {@code /dns/check}.
 *
 * @param filters what {@code show} may say
 * @param summary one sentence on all of them
 */
public record FleetPage(Listing list, List<Row> rows, List<Choice> filters, String summary, Optional<Note> note)
        implements Page {
    public FleetPage {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    /**
     * One domain.
     *
     * @param checks what is to be mended, as in "mx, spf"; may be empty
     * @param mailboxes how many, or "unknown"
     * @param checked how long ago, or "never"
     * @param next when it is looked at again, in words
     */
    public record Row(String domain, Status state, String checks, String mailboxes, String checked, String next) {}

    @Override
    public String template() {
        return "dns/fleet.jte";
    }

    @Override
    public String title() {
        return "DNS";
    }

    @Override
    public String section() {
        return Addresses.allDns();
    }
}
