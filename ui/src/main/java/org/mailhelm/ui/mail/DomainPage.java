package org.mailhelm.ui.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Use;

/**
 * One domain: the records to publish, client settings, facts. With {@code delete} the panel that deletes it is open;
 * that posts {@code confirm} (the typed name) to {@code /domains/{domain}/delete}.
 */
public record DomainPage(
        DomainHead head,
        List<RequiredRecord> records,
        Optional<ClientSettings> client,
        List<Fact> about,
        Optional<Use> storage,
        Optional<Hosting> hosting,
        Optional<Delete> delete,
        Optional<Note> note)
        implements Page {
    private static final int LONGEST_STRING = 255;

    public DomainPage {
        records = List.copyOf(records);
        about = List.copyOf(about);
    }

    /**
     * One DNS record that mail needs.
     *
     * @param purpose what it is for, such as "Signs outgoing mail"
     * @param necessity such as "needed" or "advised"
     * @param name full name without a final dot
     * @param value as published, in one line
     */
    public record RequiredRecord(String purpose, String necessity, String type, String name, String value) {}

    /** A line of the block "About". */
    public record Fact(String label, String value) {}

    /** Whether mail is on, and the question before it is switched; posts {@code on} to {@code …/hosting}. */
    public record Hosting(boolean on, Confirm confirm) {}

    /** The open panel "Delete domain"; {@code consequences} name what is lost. */
    public record Delete(List<String> consequences, Optional<String> error) {
        public Delete {
            consequences = List.copyOf(consequences);
        }
    }

    /** What the menu of the page offers. */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        hosting.ifPresent(now -> actions.add(
                Action.send(now.on() ? "Switch mail off" : "Switch mail on", "power", Addresses.hosting(head.domain()))
                        .with("on", Boolean.toString(!now.on()))
                        .asking(now.confirm())));
        actions.add(Action.go("Delete domain…", "trash", Addresses.deleteDomain(head.domain()))
                .dangerous());
        return actions;
    }

    public String recordsAsText() {
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(record.name())
                .append(". IN ")
                .append(record.type())
                .append(' ')
                .append(record.type().equals("TXT") ? quoted(record.value()) : record.value())
                .append('\n'));
        return text.toString();
    }

    /** As zone files write texts: in quotes, and in pieces of what one string holds. */
    private static String quoted(String value) {
        StringBuilder pieces = new StringBuilder();
        for (int from = 0; from < value.length(); from += LONGEST_STRING) {
            String piece = value.substring(from, Math.min(value.length(), from + LONGEST_STRING));
            pieces.append(from == 0 ? "\"" : " \"")
                    .append(piece.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return pieces.toString();
    }

    @Override
    public String template() {
        return "mail/domain.jte";
    }

    @Override
    public String title() {
        return head.domain();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(head.root());
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}
