package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Use;

/** What is stored: by account, and by mailbox. Columns to sort by: {@code storage}, {@code name}. */
public record StoragePage(List<Account> accounts, Listing list, List<Row> rows, String hint, Optional<Note> note)
        implements Page {
    public StoragePage {
        accounts = List.copyOf(accounts);
        rows = List.copyOf(rows);
    }

    /**
     * One account at a mail host.
     *
     * @param name of the mail host
     * @param words such as "612 GB of 1,000 GB"
     * @param use how much of the limit that is; without limit it draws nothing
     * @param percent such as "61 %"; empty without limit
     * @param parts what it is made of
     * @param grace what happens and when, because too much is used
     * @param read how old that is
     */
    public record Account(
            String name,
            String words,
            Use use,
            String percent,
            List<Part> parts,
            Optional<Note> grace,
            String measured,
            Optional<Freshness> read) {
        public Account {
            parts = List.copyOf(parts);
        }

        /** The parts as one sentence, for those who don't see the bar. */
        public String sentence() {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(text.isEmpty() ? "" : ", ")
                    .append(part.label())
                    .append(' ')
                    .append(part.words()));
            return text.toString();
        }
    }

    /**
     * A part of what an account uses.
     *
     * @param x where it begins in the bar, 0 to 1000
     * @param width how wide it is there
     */
    public record Part(String label, String words, int x, int width) {}

    /**
     * One mailbox.
     *
     * @param user the part before the {@code @}
     * @param share its use beside the largest's
     * @param words such as "4.4 GB of 5 GB"
     * @param full how full it is
     */
    public record Row(String user, String domain, Use share, String words, Use full) {}

    @Override
    public String template() {
        return "mail/storage.jte";
    }

    @Override
    public String title() {
        return "Storage";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of();
    }

    @Override
    public String section() {
        return Addresses.storage();
    }
}
