package org.mailhelm.ui.dns;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/**
 * The DNS of a domain: what would change, what it must say, what was changed, what is chosen.
 *
 * @param seen what the last look found that somebody has to do something about; empty before the first
 * @param plan empty where no provider is connected that holds the zone
 * @param records all that DNS shall hold
 * @param provider whether a DNS provider holds the zone, so that publishing by hand is the second way
 * @param choices what is chosen, with how it is
 */
public record DnsPage(
        DomainHead head,
        Optional<Seen> seen,
        Optional<PlanView> plan,
        List<Wanted> records,
        boolean provider,
        List<Past> history,
        List<Choice> choices,
        Optional<DnsPanel> panel,
        Optional<Note> note)
        implements Page {
    public DnsPage {
        records = List.copyOf(records);
        history = List.copyOf(history);
        choices = List.copyOf(choices);
    }

    /**
     * What was seen in DNS.
     *
     * @param checked such as "checked 4 minutes ago"
     */
    public record Seen(String checked, List<Finding> findings) {
        public Seen {
            findings = List.copyOf(findings);
        }
    }

    /** Something that is not as it should be, and what depends on it. */
    public record Finding(State state, String label, String message, String why) {}

    /**
     * A record to publish.
     *
     * @param line as a zone file has it
     */
    public record Wanted(String what, String necessity, String type, String name, String value, String line) {}

    /**
     * A change that was made.
     *
     * @param when such as "3 hours ago"
     * @param sets what it changed, such as "MX example.com"
     * @param undo the question before it is undone; empty when it can't be
     */
    public record Past(
            String id, Status status, String what, String who, String when, List<String> sets, Optional<Confirm> undo) {
        public Past {
            sets = List.copyOf(sets);
        }
    }

    /** A line of what is chosen, and where it is changed. */
    public record Choice(String label, String value, String panel) {}

    /** All records as a zone file has them. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(record.line()).append('\n'));
        return text.toString();
    }

    @Override
    public String template() {
        return "dns/dns.jte";
    }

    @Override
    public String title() {
        return "DNS";
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
