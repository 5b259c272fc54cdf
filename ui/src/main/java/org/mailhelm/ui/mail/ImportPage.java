package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Status;

/**
 * Many mailboxes from a file. First it posts {@code file} or {@code csv}, and {@code generate} ({@code true} for
 * passwords where the file has none), to itself; with the preview it posts {@code csv}, {@code source} and {@code once} to
 * {@code …/start}.
 *
 * @param head of the domain; empty for several domains
 */
public record ImportPage(Optional<DomainHead> head, Form form, Optional<Preview> preview) implements Page {

    /**
     * What will become of each row.
     *
     * @param csv the rows, with generated passwords; only in this answer
     * @param once makes the job start once, however often the form is sent
     * @param generated how many passwords were made
     * @param ignored columns that mean nothing here
     * @param rows those that nothing is made of first; not all when there are many
     */
    public record Preview(
            String csv,
            String once,
            String source,
            int total,
            int ready,
            long generated,
            List<String> ignored,
            List<Row> rows) {
        public Preview {
            ignored = List.copyOf(ignored);
            rows = List.copyOf(rows);
        }

        /** Keeps the passwords out of logs. */
        @Override
        public String toString() {
            return "Preview[" + ready + " of " + total + "]";
        }
    }

    /** One row with its verdict. */
    public record Row(int line, String address, String quota, Status verdict) {}

    /** Where it posts to. */
    public String self() {
        return head.map(domain -> Addresses.importMailboxes(domain.domain())).orElse(Addresses.importAll(""));
    }

    @Override
    public String template() {
        return "mail/import.jte";
    }

    @Override
    public String title() {
        return "Import";
    }

    @Override
    public List<Crumb> crumbs() {
        return head.map(domain -> List.of(
                        domain.root(), domain.self(), new Crumb("Mailboxes", Addresses.mailboxes(domain.domain()))))
                .orElse(List.of());
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}
