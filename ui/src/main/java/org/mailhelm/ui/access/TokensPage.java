package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Status;

/**
 * API tokens. The panel posts {@code label}, {@code scope} ({@code mine} or {@code domains}), {@code domains},
 * {@code preset}, {@code expires} and {@code networks} to {@code /tokens}; a row posts to {@code /tokens/{id}/rotate} and
 * {@code /tokens/{id}/revoke}.
 *
 * @param ofAll whether the tokens of all users are shown
 */
public record TokensPage(List<Row> rows, boolean ofAll, Optional<Panel> panel) implements Page {
    public TokensPage {
        rows = List.copyOf(rows);
    }

    /** One token; {@code scope} and {@code used} in words. */
    public record Row(String id, String label, String prefix, String owner, String scope, String used, Status status) {}

    /** What stands beside the list. */
    public sealed interface Panel permits Add, Made {}

    /** The form; {@code all} when the visitor's own rights are everything. */
    public record Add(boolean all, List<Choice> presets, Form form) implements Panel {
        public Add {
            presets = List.copyOf(presets);
        }
    }

    /** A new token; shown once. */
    public record Made(String label, String secret) implements Panel {

        /** A command that shows whether it works. */
        public String command(String host) {
            return "curl -H 'Authorization: Bearer " + secret + "' http://" + host + "/api/me";
        }
    }

    public static Confirm rotation(String label) {
        return Confirm.simple(
                "Give " + label + " a new secret?", "Programs with the old one are refused at once.", "New secret");
    }

    public static Confirm revocation(String label) {
        return Confirm.simple(
                "Revoke " + label + "?", "Programs with this token are refused at once, for good.", "Revoke token");
    }

    public Optional<Add> add() {
        return panel.filter(Add.class::isInstance).map(Add.class::cast);
    }

    public Optional<Made> made() {
        return panel.filter(Made.class::isInstance).map(Made.class::cast);
    }

    public Listing list() {
        return Listing.whole(AccessAddresses.tokens(), "", rows.size());
    }

    @Override
    public String template() {
        return "access/tokens.jte";
    }

    @Override
    public String title() {
        return "API tokens";
    }

    @Override
    public String section() {
        return AccessAddresses.tokens();
    }
}
