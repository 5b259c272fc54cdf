package org.mailhelm.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.mail.ClientSettings;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.DomainPage;
import org.mailhelm.ui.mail.DomainsPage;
import org.mailhelm.ui.mail.Phone;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.QrCode;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Use;

/** The list of domains and one of them, filled as {@link Samples} does. */
final class DomainSamples {
    private final String spice;

    DomainSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("04-domains", domains(Optional.empty()));
        pages.put(
                "04-domains-add",
                domains(Optional.of(new DomainsPage.Add(
                        List.of(new Choice("local" + spice, "This server"), new Choice("mx", "MXroute main" + spice)),
                        Form.of(Map.of("domain", "quay" + spice))
                                .withError("domain", "A domain has a dot, such as example.com." + spice)))));
        pages.put(
                "04-domains-nothing-found",
                new DomainsPage(
                        new Listing("/domains", "xyz" + spice, "name", false, 1, 50, 0, 14),
                        List.of(),
                        fresh(),
                        true,
                        Optional.empty(),
                        Optional.empty()));
        pages.put("05-domain", domain(Optional.empty()));
        pages.put(
                "05-domain-delete",
                domain(Optional.of(new DomainPage.Delete(
                        List.of("42 mailboxes with 57 GB of mail" + spice, "Its signing key"),
                        Optional.of("That is another name." + spice)))));
        return pages;
    }

    private DomainsPage domains(Optional<DomainsPage.Add> panel) {
        List<String> names = List.of(
                "atlas-freight",
                "blackwater-rowing",
                "brightwell-school",
                "cedar-and-co",
                "cobalt-cycles",
                "dockside-bakery",
                "ferrytown-council",
                "foxglove-florist",
                "granite-legal",
                "harbour-press",
                "juniper-clinic",
                "lindqvist-arkitekter",
                "northlight",
                "oak-and-iron");
        List<DomainsPage.Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Status status = i == 3
                    ? Status.of(State.WAIT, "Waiting for DNS")
                    : i == 5 ? Status.of(State.WARN, "1 warning") : Status.ok("In order");
            rows.add(new DomainsPage.Row(
                    names.get(i) + ".example" + spice,
                    status,
                    Integer.toString(i * 7),
                    i + ".5 GB" + spice,
                    "This server" + spice));
        }
        return new DomainsPage(
                new Listing("/domains", "", "name", false, 1, 50, rows.size(), rows.size()),
                rows,
                new Freshness("Read 12 seconds ago" + spice, true, "/domains/refresh"),
                true,
                panel,
                panel.isPresent()
                        ? Optional.empty()
                        : Optional.of(Note.of(
                                        State.WARN,
                                        "The mail server listens on this machine only." + spice,
                                        "Mail from elsewhere cannot arrive yet." + spice)
                                .withLink("Open it", "/server")));
    }

    ClientSettings client() {
        return new ClientSettings(
                List.of(
                        new Copyable("IMAP", "mail.harbour-press.example:993 (TLS)" + spice),
                        new Copyable("SMTP", "mail.harbour-press.example:465 (TLS)" + spice),
                        new Copyable("Submission", "mail.harbour-press.example:587 (STARTTLS)" + spice)),
                "the whole address" + spice,
                Optional.of("https://webmail.example/" + spice),
                List.of("The server makes itself known as mail.example." + spice),
                Optional.of("/mail/apple.mobileconfig?emailaddress=a%40b.example" + spice),
                List.of(new Phone(
                        "iPhone" + spice,
                        "Scan it." + spice,
                        new QrCode(21, "M0 0h7v1h-7zM2 4h3v1h-3z", "Code" + spice))));
    }

    DomainHead head() {
        return new DomainHead("harbour-press.example" + spice, OptionalLong.of(42), true);
    }

    private DomainPage domain(Optional<DomainPage.Delete> delete) {
        return new DomainPage(
                head(),
                List.of(
                        new DomainPage.RequiredRecord(
                                "Receives mail",
                                "needed",
                                "MX",
                                "harbour-press.example",
                                "10 mail.harbour-press.example." + spice),
                        new DomainPage.RequiredRecord(
                                "Says who may send", "needed", "TXT", "harbour-press.example", "v=spf1 mx -all"),
                        new DomainPage.RequiredRecord(
                                "Signs outgoing mail",
                                "needed",
                                "TXT",
                                "mh1._domainkey.harbour-press.example",
                                "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwJ8rXH3f0oI7Pp5z"
                                        + "kV1z5w0b1jJmQ0n9XhW0aWmJ6oFhGz1o2n9XhW0aWmJ6oFhGz1o2QIDAQAB"),
                        new DomainPage.RequiredRecord(
                                "Says what to do with forgeries",
                                "advised",
                                "TXT",
                                "_dmarc.harbour-press.example",
                                "v=DMARC1; p=quarantine")),
                Optional.of(client()),
                List.of(
                        new DomainPage.Fact("Mail host", "This server" + spice),
                        new DomainPage.Fact("Mailboxes", "42"),
                        new DomainPage.Fact("Added", "14 March 2026")),
                Optional.of(new Use(57, 94, "57.3 of 94 GB")),
                Optional.of(new DomainPage.Hosting(
                        true, Confirm.simple("Switch off?" + spice, "No mail." + spice, "Switch off" + spice))),
                delete,
                Optional.empty());
    }

    Freshness fresh() {
        return new Freshness("Read 12 seconds ago" + spice, false, "/domains/a.example/mailboxes/refresh");
    }
}
