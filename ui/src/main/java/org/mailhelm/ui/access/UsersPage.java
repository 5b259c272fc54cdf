package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Status;

/**
 * All users. The panel posts {@code email}, {@code contact_email}, {@code role} and {@code domains} to {@code /users}.
 *
 * @param mayChange false hides what changes users
 */
public record UsersPage(List<Row> rows, boolean mayChange, Optional<Add> panel) implements Page {
    public UsersPage {
        rows = List.copyOf(rows);
    }

    /**
     * One user.
     *
     * @param role what the user may do, in words
     * @param domains on which domains, in words
     * @param factor whether there is a second factor
     */
    public record Row(
            String id, String login, String name, Status status, String role, String domains, boolean factor) {}

    /** The panel that makes a user; {@code roles} are what the user may do. */
    public record Add(List<Choice> roles, Form form) {
        public Add {
            roles = List.copyOf(roles);
        }
    }

    public Listing list() {
        return Listing.whole(AccessAddresses.users(), "", rows.size());
    }

    @Override
    public String template() {
        return "access/users.jte";
    }

    @Override
    public String title() {
        return "Users";
    }

    @Override
    public String section() {
        return AccessAddresses.users();
    }
}
