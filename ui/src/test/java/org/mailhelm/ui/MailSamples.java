package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.mail.AliasesPage;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.DomainTab;
import org.mailhelm.ui.mail.ForwarderPanel;
import org.mailhelm.ui.mail.ForwardersPage;
import org.mailhelm.ui.mail.SpamPage;
import org.mailhelm.ui.mail.StoragePage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Use;

/** Forwarders, spam, aliases and storage, filled as {@link Samples} does. */
final class MailSamples {
    private final String spice;

    MailSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("06-forwarders", forwarders(Optional.empty()));
        pages.put(
                "06-forwarders-new",
                forwarders(Optional.of(new ForwarderPanel.Create(
                        Form.of(Map.of("alias", "info" + spice, "destinations", "a@post.example" + spice))
                                .withError("alias", "The address is in use." + spice)
                                .withError("destinations", "“a” is not a mail address." + spice),
                        true,
                        List.of("Forwarding there makes the host filter spam more strictly." + spice)))));
        pages.put(
                "06-forwarders-edit",
                forwarders(Optional.of(new ForwarderPanel.Edit(
                        "press" + spice,
                        Form.of(Map.of("destinations", "a@post.example" + spice))
                                .withError("Somebody else changed it." + spice),
                        false,
                        List.of(),
                        "mark" + spice))));
        pages.put(
                "06-catch-all",
                forwarders(Optional.of(new ForwarderPanel.CatchAll(
                        Form.of(Map.of("type", "address", "address", "x" + spice))
                                .withError("address", "Not an address." + spice),
                        true))));
        pages.put(
                "06-forwarders-unread",
                new ForwardersPage(
                        head(),
                        Optional.of(Listing.whole("/domains/a.example/forwarders", "name", 0)),
                        List.of(),
                        new Freshness("Not read yet", true, "/domains/a.example/forwarders/refresh"),
                        false,
                        Optional.of("Not read yet." + spice),
                        Optional.empty(),
                        Optional.of(Note.of(State.WARN, "MXroute does not answer" + spice, "Try again." + spice))));
        pages.put("07-spam", spam(Optional.empty()));
        pages.put(
                "07-spam-add",
                spam(Optional.of(new SpamPage.Add(Form.of(Map.of("list", "deny", "entries", "*@x" + spice))
                        .withError("entries", "Not a sender." + spice)))));
        pages.put("07-aliases", aliases(Optional.empty()));
        pages.put(
                "07-aliases-add",
                aliases(Optional.of(new AliasesPage.Add(
                        Form.of(Map.of("name", "x" + spice)).withError("name", "Not a domain." + spice),
                        List.of(
                                new Choice("alias", "takes mail for the same mailboxes"),
                                new Choice("redirect", "leads its web address to the domain"))))));
        pages.put("07-storage", storage());
        return pages;
    }

    private DomainHead head() {
        return new DomainHead(
                "harbour-press.example" + spice,
                OptionalLong.of(42),
                true,
                List.of(
                        new DomainTab("forwarders", "Forwarders", "/domains/a.example/forwarders", OptionalLong.of(11)),
                        new DomainTab("aliases", "Aliases", "/domains/a.example/aliases", OptionalLong.of(1)),
                        new DomainTab("spam", "Spam", "/domains/a.example/spam", OptionalLong.empty())));
    }

    private Freshness fresh(String page) {
        return new Freshness("Read 12 seconds ago" + spice, false, "/domains/a.example/" + page + "/refresh");
    }

    private ForwardersPage forwarders(Optional<ForwarderPanel> panel) {
        return new ForwardersPage(
                head(),
                Optional.of(new Listing("/domains/a.example/forwarders", "", "name", false, 1, 50, 4, 4)),
                List.of(
                        new ForwardersPage.Row("press" + spice, List.of("mara@post.example" + spice), Optional.empty()),
                        new ForwardersPage.Row(
                                "everyone",
                                List.of("a@post.example", "b@post.example", "c@post.example", "d@post.example"),
                                Optional.empty()),
                        new ForwardersPage.Row(
                                "old",
                                List.of(":fail:"),
                                Optional.of(Status.of(State.OFF, "Refused").quiet())),
                        new ForwardersPage.Row(
                                "noise",
                                List.of(":blackhole:"),
                                Optional.of(Status.of(State.IDLE, "Thrown away").quiet()))),
                fresh("forwarders"),
                true,
                Optional.of("Mail for them goes to mara@post.example." + spice),
                panel,
                Optional.empty());
    }

    private SpamPage spam(Optional<SpamPage.Add> add) {
        return new SpamPage(
                head(),
                Optional.of(Form.of(Map.of("score", "15"))),
                new Listing("/domains/a.example/spam", "", "name", false, 1, 50, 2, 2),
                List.of(new SpamPage.Row("*@noise.example" + spice, false), new SpamPage.Row("a@b.example", true)),
                fresh("spam"),
                true,
                add,
                Optional.empty());
    }

    private AliasesPage aliases(Optional<AliasesPage.Add> add) {
        return new AliasesPage(
                head(),
                new Listing("/domains/a.example/aliases", "", "name", false, 1, 50, 1, 1),
                List.of(new AliasesPage.Row("harbourpress.example" + spice, "Same mailboxes")),
                fresh("aliases"),
                true,
                add,
                Optional.empty());
    }

    private StoragePage storage() {
        return new StoragePage(
                List.of(new StoragePage.Account(
                        "MXroute main" + spice,
                        "612 GB of 1000 GB",
                        new Use(612, 1000, "612 GB of 1000 GB"),
                        "61 %",
                        List.of(
                                new StoragePage.Part("Email" + spice, "600 GB", 0, 980),
                                new StoragePage.Part("Web", "12 GB", 980, 20)),
                        Optional.of(Note.of(State.BAD, "More is used than the account holds" + spice, "Delete mail.")),
                        "The mail host counted 30 minutes ago.",
                        Optional.of(new Freshness("Read 12 seconds ago", false, "/storage/a/refresh")))),
                new Listing("/storage", "", "storage", false, 1, 50, 2, 2),
                List.of(
                        new StoragePage.Row(
                                "editor" + spice,
                                "harbour-press.example",
                                new Use(96, 96, "9.6 GB"),
                                "9.6 of 10 GB",
                                new Use(96, 100, "9.6 of 10 GB")),
                        new StoragePage.Row(
                                "desk",
                                "harbour-press.example",
                                new Use(12, 96, "1.2 GB"),
                                "1.2 GB",
                                new Use(12, 0, "1.2 GB"))),
                "The mailboxes of 3 domains were not read yet." + spice,
                Optional.empty());
    }
}
