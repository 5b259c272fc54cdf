package org.mailhelm.ui.dns;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * How the DNS of a domain was when last looked at, and what changed of it, the last first.
 *
 * @param state what all checks come to
 * @param checked how long ago that was seen, and when it is looked at again
 * @param findings the worst first
 */
public record EventsPage(
        DomainHead head,
        Status state,
        String checked,
        List<Finding> findings,
        Listing list,
        List<Event> events,
        Optional<Note> note)
        implements Page {
    public EventsPage {
        findings = List.copyOf(findings);
        events = List.copyOf(events);
    }

    /**
     * One finding.
     *
     * @param record the record to set, in its parts; empty when nothing is to be done
     */
    public record Finding(
            Status status,
            String label,
            String host,
            String message,
            String why,
            List<String> found,
            List<Copyable> record) {
        public Finding {
            found = List.copyOf(found);
            record = List.copyOf(record);
        }
    }

    /**
     * One change.
     *
     * @param by who wrote it, or how it came to be noticed
     */
    public record Event(
            String time, Status kind, String check, String host, List<String> before, List<String> after, String by) {
        public Event {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    @Override
    public String template() {
        return "dns/events.jte";
    }

    @Override
    public String title() {
        return "DNS over time";
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
