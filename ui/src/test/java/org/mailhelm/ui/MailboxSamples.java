package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.ui.mail.AllMailboxesPage;
import org.mailhelm.ui.mail.DomainPage;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.mail.MailboxesPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.PasswordRule;
import org.mailhelm.ui.part.Use;

/** Mailboxes, filled as {@link Samples} does. */
final class MailboxSamples {
    private final String spice;
    private final DomainSamples domain;

    MailboxSamples(String spice) {
        this.spice = spice;
        this.domain = new DomainSamples(spice);
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("06-mailboxes", mailboxes(Optional.empty()));
        pages.put(
                "06-mailboxes-new",
                mailboxes(Optional.of(new MailboxPanel.Create(
                        Form.of(Map.of("username", "proofs" + spice, "quota", "5", "quota.unit", "GB"))
                                .withError("username", "A mailbox of that name exists." + spice)
                                .withError("password", "Add a digit." + spice),
                        PasswordRule.mailbox(),
                        "388 GB are free." + spice))));
        pages.put(
                "06-mailboxes-created",
                mailboxes(Optional.of(new MailboxPanel.Credentials(
                        "proofs" + spice,
                        "proofs@harbour-press.example" + spice,
                        "Kelp-4-lantern" + spice,
                        domain.client(),
                        true))));
        pages.put(
                "06-mailboxes-password",
                mailboxes(Optional.of(new MailboxPanel.Password("billing", Form.empty(), PasswordRule.mailbox()))));
        pages.put(
                "06-mailboxes-quota",
                mailboxes(Optional.of(new MailboxPanel.Quota(
                        "billing" + spice,
                        "2.0 GB are used." + spice,
                        Form.of(Map.of("quota", "5"))
                                .withError("quota", "A number above zero, or nothing." + spice)))));
        pages.put(
                "06-mailboxes-setup",
                mailboxes(Optional.of(new MailboxPanel.Setup(
                        "billing" + spice,
                        "billing@harbour-press.example" + spice,
                        List.of(new DomainPage.Fact("Storage", "2.0 GB of 5 GB" + spice)),
                        domain.client()))));
        pages.put(
                "06-mailboxes-delete",
                mailboxes(Optional.of(new MailboxPanel.Delete(
                        "billing" + spice, List.of("2.0 GB of mail" + spice), Optional.empty()))));
        pages.put(
                "06-mailboxes-empty",
                new MailboxesPage(
                        domain.head(),
                        Listing.whole("/domains/a.example/mailboxes", "name", 0),
                        List.of(),
                        domain.fresh(),
                        filters(),
                        Optional.empty(),
                        Optional.empty()));
        pages.put(
                "06-mailboxes-of-all",
                new AllMailboxesPage(
                        new Listing("/mailboxes", "a" + spice, "name", false, 1, 50, 12, 500, Map.of("show", "full")),
                        rows(),
                        domain.fresh(),
                        filters(),
                        Optional.empty()));
        return pages;
    }

    private List<Choice> filters() {
        return List.of(new Choice("full", "Nearly full" + spice), new Choice("suspended", "Suspended" + spice));
    }

    private List<MailboxesPage.Row> rows() {
        List<String> users = List.of(
                "accounts",
                "anna.holm",
                "billing",
                "callum",
                "desk",
                "editor",
                "events",
                "freelance",
                "gift-orders",
                "hanna",
                "info",
                "intern-1",
                "joao.reis",
                "kitchen",
                "layout",
                "maja",
                "newsletter",
                "night-desk",
                "office",
                "print");
        return IntStream.range(0, users.size())
                .mapToObj(i -> new MailboxesPage.Row(
                        users.get(i) + spice,
                        "harbour-press.example" + spice,
                        i == 3
                                ? Optional.empty()
                                : Optional.of(new Use(
                                        i == 4 ? 3 : i * 53 % 100,
                                        i == 4 ? 0 : 100,
                                        i * 53 % 100 / 10.0 + " of 10 GB")),
                        i == 5 ? Optional.empty() : Optional.of(new Use(i * 31, 500, i * 31 + " of 500")),
                        i == 7 ? List.of("suspended" + spice) : List.of()))
                .toList();
    }

    private MailboxesPage mailboxes(Optional<MailboxPanel> panel) {
        List<MailboxesPage.Row> rows = rows();
        return new MailboxesPage(
                domain.head(),
                new Listing(
                        "/domains/harbour-press.example/mailboxes",
                        "a" + spice,
                        "storage",
                        true,
                        1,
                        50,
                        60,
                        rows.size()),
                rows,
                domain.fresh(),
                filters(),
                panel,
                Optional.empty());
    }
}
