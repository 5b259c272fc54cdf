package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.dns.EventsPage;
import org.mailhelm.ui.dns.FleetPage;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** The DNS of all domains and of one over time, of the samples. */
final class DnsWatchSamples {
    private final String spice;

    DnsWatchSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("07-dns-fleet", fleet());
        pages.put(
                "07-dns-fleet-empty",
                new FleetPage(
                        new Listing("/dns", "", "name", false, 1, 50, 0, 0),
                        List.of(),
                        List.of(),
                        "Nothing is known to be wrong.",
                        Optional.empty()));
        pages.put("07-dns-events", events());
        return pages;
    }

    private FleetPage fleet() {
        return new FleetPage(
                new Listing("/dns", "quay" + spice, "state", true, 1, 50, 4, 14, Map.of("show", "attention")),
                List.of(
                        new FleetPage.Row(
                                "quay.example" + spice,
                                Status.of(State.BAD, "3 to mend"),
                                "MX, SPF, DMARC",
                                "12",
                                "4 minutes ago",
                                "in 56 min"),
                        new FleetPage.Row(
                                "harbour-press.example",
                                Status.of(State.WAIT, "Spreading"),
                                "",
                                "42",
                                "1 hours ago",
                                "soon"),
                        new FleetPage.Row("pier.example", Status.ok("In order"), "", "3", "9 hours ago", "in 14 h"),
                        new FleetPage.Row(
                                "new.example",
                                Status.of(State.IDLE, "Not checked yet"),
                                "",
                                "unknown",
                                "never",
                                "soon")),
                List.of(new Choice("attention", "Needs attention"), new Choice("healthy", "In order")),
                "1 domain needs attention.",
                Optional.of(Note.of(State.WARN, "No answer" + spice, "192.0.2.53 didn't answer in time." + spice)));
    }

    private EventsPage events() {
        return new EventsPage(
                new DomainHead("harbour-press.example" + spice, OptionalLong.of(42), true),
                Status.of(State.BAD, "1 to mend"),
                "Checked 4 minutes ago, again in 56 min",
                List.of(
                        new EventsPage.Finding(
                                Status.of(State.BAD, "wrong"),
                                "MX Records",
                                "harbour-press.example" + spice,
                                "Mail for the domain goes elsewhere." + spice,
                                "It says which servers take mail for the domain.",
                                List.of("10 elsewhere.example" + spice),
                                List.of(
                                        new Copyable("Type", "MX"),
                                        new Copyable("Name", "harbour-press.example" + spice),
                                        new Copyable("Value", "10 mail.quay.example" + spice))),
                        new EventsPage.Finding(
                                Status.ok("good"),
                                "SPF (TXT)",
                                "harbour-press.example",
                                "It allows what it should, with 2 of 10 questions to DNS.",
                                "",
                                List.of("v=spf1 include:quay-mail.example -all" + spice),
                                List.of())),
                new Listing("/domains/harbour-press.example/dns/events", "", "", false, 1, 50, 2, 2),
                List.of(
                        new EventsPage.Event(
                                "2026-03-01 11:20",
                                Status.of(State.BAD, "no longer right"),
                                "MX",
                                "harbour-press.example",
                                List.of("10 mail.quay.example" + spice),
                                List.of("10 elsewhere.example" + spice),
                                "not through Mailhelm"),
                        new EventsPage.Event(
                                "2026-02-27 08:01",
                                Status.ok("right again"),
                                "SPF",
                                "harbour-press.example",
                                List.of(),
                                List.of("v=spf1 include:quay-mail.example -all"),
                                "Ines Falk" + spice)),
                Optional.empty());
    }
}
