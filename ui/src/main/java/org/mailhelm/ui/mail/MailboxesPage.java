package org.mailhelm.ui.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Use;

/**
 * The mailboxes of a domain, with a panel beside the list when something is created or changed. Columns to sort by:
 * {@code name}, {@code storage}, {@code sent}.
 *
 * @param filters what {@code show} may say
 */
public record MailboxesPage(
        DomainHead head,
        Listing list,
        List<Row> rows,
        Freshness fresh,
        List<Choice> filters,
        Optional<MailboxPanel> panel,
        Optional<Note> note)
        implements Page {
    public MailboxesPage {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    /**
     * One mailbox.
     *
     * @param user the part before the {@code @}
     * @param domain the part after it
     * @param storage how full it is; empty when the host did not say
     * @param sent messages of today; empty when the host did not say
     * @param labels facts such as "suspended"
     * @param recovery masked, such as "a***@example.org"
     * @param suspended whether it is, where mailboxes can be suspended
     */
    public record Row(
            String user,
            String domain,
            Optional<Use> storage,
            Optional<Use> sent,
            List<String> labels,
            Optional<String> recovery,
            Optional<Boolean> suspended) {
        public Row {
            labels = List.copyOf(labels);
        }

        public Row(String user, String domain, Optional<Use> storage, Optional<Use> sent, List<String> labels) {
            this(user, domain, storage, sent, labels, Optional.empty(), Optional.empty());
        }

        public Row with(Optional<String> recoveryAddress, Optional<Boolean> suspension) {
            return new Row(user, domain, storage, sent, labels, recoveryAddress, suspension);
        }

        /** What can be done with it. */
        public List<Action> actions() {
            List<Action> all = new ArrayList<>();
            all.add(Action.go("Mail client settings…", "settings", Addresses.mailbox(domain, user, "setup")));
            all.add(Action.go("Password…", "key", Addresses.mailbox(domain, user, "password")));
            all.add(Action.go("Quota…", "adjustments", Addresses.mailbox(domain, user, "quota")));
            all.add(Action.go("Recovery address…", "user-circle", Addresses.mailbox(domain, user, "recovery")));
            if (recovery.isPresent()) {
                all.add(Action.send("Send reset link", "send", Addresses.mailbox(domain, user, "reset"))
                        .asking(Confirm.simple(
                                "Send a link for a new password?",
                                "To " + recovery.get()
                                        + ". It works once, for an hour. The old password goes on working"
                                        + " until a new one is chosen.",
                                "Send link")));
            }
            suspended.ifPresent(now -> all.add(
                    now
                            ? Action.send("Resume", "player-play", Addresses.mailbox(domain, user, "resume"))
                            : Action.send("Suspend", "player-stop", Addresses.mailbox(domain, user, "suspend"))
                                    .asking(Confirm.simple(
                                            "Suspend " + address() + "?",
                                            "Nobody can sign in to it or send with it until it is resumed. Its mail"
                                                    + " stays.",
                                            "Suspend mailbox"))));
            all.add(Action.go("Delete…", "trash", Addresses.mailbox(domain, user, "delete"))
                    .dangerous());
            return all;
        }

        public String address() {
            return user + "@" + domain;
        }

        /** What a narrow screen shows below the name. */
        public String summary() {
            return storage.map(Use::words).orElse("storage unknown")
                    + sent.map(today -> ", " + today.used() + " sent today").orElse("");
        }
    }

    /** Whether the mail host limits what is sent in a day, as far as the rows tell. */
    public boolean limits() {
        return rows.stream().anyMatch(row -> row.sent().isPresent());
    }

    /** User whose panel is open; empty for none. */
    public String openUser() {
        return panel.map(MailboxPanel::user).orElse("");
    }

    @Override
    public String template() {
        return "mail/mailboxes.jte";
    }

    @Override
    public String title() {
        return "Mailboxes";
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
