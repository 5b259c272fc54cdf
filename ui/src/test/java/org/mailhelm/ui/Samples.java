package org.mailhelm.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.mailhelm.ui.access.AccountPage;
import org.mailhelm.ui.access.SetupPage;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.job.JobsPage;
import org.mailhelm.ui.mail.AllMailboxesPage;
import org.mailhelm.ui.mail.ClientSettings;
import org.mailhelm.ui.mail.DashboardPage;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.DomainPage;
import org.mailhelm.ui.mail.DomainsPage;
import org.mailhelm.ui.mail.FirstRunPage;
import org.mailhelm.ui.mail.FleetMap;
import org.mailhelm.ui.mail.MailboxPanel;
import org.mailhelm.ui.mail.MailboxesPage;
import org.mailhelm.ui.mail.Phone;
import org.mailhelm.ui.mail.ServerPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.message.ErrorPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.PasswordRule;
import org.mailhelm.ui.part.QrCode;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Use;

/** One of each page, filled like a small installation, or with {@code spice} in every text that comes from outside. */
final class Samples {
    private final String spice;

    Samples(String spice) {
        this.spice = spice;
    }

    Shell shell(Look look, boolean signedIn) {
        return new Shell(
                signedIn ? Optional.of(new Viewer("Ines Falk" + spice, "Administrator")) : Optional.empty(),
                signedIn
                        ? List.of(
                                new NavGroup(
                                        "",
                                        List.of(
                                                new NavItem("Domains", "/domains", "world", OptionalLong.of(14)),
                                                new NavItem("Mail server", "/server", "server", OptionalLong.empty()))),
                                new NavGroup(
                                        "Administration",
                                        List.of(
                                                new NavItem(
                                                        "Connections",
                                                        "/connections/mail-hosts",
                                                        "plug-connected",
                                                        OptionalLong.empty()),
                                                new NavItem("Plugins", "/plugins", "puzzle", OptionalLong.empty()),
                                                new NavItem(
                                                        "Account", "/account", "user-circle", OptionalLong.empty()))))
                        : List.of(),
                "token" + spice,
                "bm9uY2U",
                look,
                signedIn
                        ? List.of(Toast.done("Domain added" + spice)
                                .withDetail("Publish its records next." + spice)
                                .withLink("Show records", "/domains/harbour-press.example"))
                        : List.of(),
                signedIn ? 1 : 0,
                new Operator(
                        "panel.quay.example" + spice,
                        "0.1.0",
                        Optional.of("Quay Hosting" + spice),
                        Optional.of("postmaster@quay.example" + spice)));
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("01-sign-in", new SignInPage("/domains" + spice, Form.of(Map.of("username", "ines" + spice))));
        pages.put(
                "01-sign-in-refused",
                new SignInPage("", Form.empty().withError("That name and password do not belong together." + spice)));
        pages.put(
                "02-first-visit",
                new SetupPage(
                        "docker logs mailhelm | grep \"setup code\"" + spice,
                        "Valid for another 52 minutes." + spice,
                        PasswordRule.account(),
                        Form.of(Map.of("username", "helm" + spice))
                                .withError("code", "That is not the code." + spice)));
        pages.put("03-dashboard", dashboard(500));
        pages.put("03-dashboard-small", dashboard(3));
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
        pages.putAll(mailboxes());
        pages.putAll(new MailSamples(spice).pages());
        pages.putAll(new DnsSamples(spice).pages());
        pages.put("08-server", server(false));
        pages.put("08-server-open", server(true));
        pages.putAll(new DnsWatchSamples(spice).pages());
        pages.putAll(new JobSamples(spice).pages());
        pages.putAll(new AdministrationSamples(spice).pages());
        pages.putAll(new AccessSamples(spice).pages());
        pages.put(
                "14-first-run",
                new FirstRunPage(
                        2,
                        Status.ok("Running on this machine" + spice),
                        new Link("Mail server", "/server"),
                        Optional.of("a.example" + spice),
                        List.of(
                                new FirstRunPage.Line("Version", Status.of(State.IDLE, "0.1.0"), ""),
                                new FirstRunPage.Line("Database", Status.ok("SQLite, on this disk"), ""),
                                new FirstRunPage.Line(
                                        "Secret key",
                                        Status.of(State.WARN, "generated").quiet(),
                                        "Back up secret.key." + spice))));
        pages.put(
                "15-error",
                new ErrorPage(
                        Status.of(State.BAD, "Unavailable"),
                        "The mail host did not answer",
                        "MXroute main gave no answer within 10 seconds. Nothing was changed." + spice,
                        List.of(
                                new Link("Try again", "/domains/a.example/mailboxes"),
                                new Link("Back to the domain", "/domains/a.example"),
                                new Link("State of the connection" + spice, "javascript:alert(1)")),
                        List.of(Status.ok("Mail itself. Only this panel cannot reach the host." + spice)),
                        "01JD4QA7VV8T",
                        "unavailable"));
        pages.put(
                "15-confirm",
                new ConfirmPage(
                        Confirm.typed(
                                "Remove the plugin Traefik?" + spice,
                                "Its connections stop." + spice,
                                List.of("2 connections" + spice),
                                "Remove plugin",
                                "traefik" + spice),
                        "/plugins/traefik/remove",
                        Map.of("field" + spice, "value" + spice),
                        "/plugins",
                        Optional.of("That is another name." + spice),
                        List.of(new Crumb("Plugins" + spice, "/plugins")),
                        "/plugins"));
        pages.put(
                "17-account",
                new AccountPage(
                        List.of(
                                new AccountPage.SessionRow(
                                        "1" + spice,
                                        "Firefox on Linux" + spice,
                                        "192.0.2.7",
                                        "today 08:12",
                                        "just now",
                                        true),
                                new AccountPage.SessionRow(
                                        "2" + spice,
                                        "Safari on iPhone" + spice,
                                        "2001:db8::1",
                                        "Thursday 19:40",
                                        "2 hours ago",
                                        false)),
                        Form.of(Map.of("display_name", "Ines" + spice, "contact_email", "ines@quay.example" + spice)),
                        true,
                        PasswordRule.account(),
                        Form.empty().withError("current", "That is not your password." + spice),
                        FactorSamples.account(spice)));
        pages.putAll(FactorSamples.pages(spice));
        return pages;
    }

    private DashboardPage dashboard(int domains) {
        List<FleetMap.Mark> marks = IntStream.range(0, domains)
                .mapToObj(i -> i % 97 == 5
                        ? FleetMap.Mark.BAD
                        : i % 41 == 7
                                ? FleetMap.Mark.WARN
                                : i % 83 == 11
                                        ? FleetMap.Mark.OFF
                                        : i % 61 == 9 ? FleetMap.Mark.WAIT : FleetMap.Mark.OK)
                .toList();
        return new DashboardPage(
                "2 things need you" + spice,
                domains + " domains. Read 12 seconds ago." + spice,
                FleetMap.of(marks),
                List.of(
                        new DashboardPage.Finding(
                                State.BAD,
                                "MXroute main" + spice,
                                "/connections/mail-hosts/a",
                                "It does not answer." + spice,
                                "4 hours" + spice,
                                new Link("Look at it" + spice, "/connections/mail-hosts/a")),
                        new DashboardPage.Finding(
                                State.WARN,
                                "harbour-press.example" + spice,
                                "/domains/harbour-press.example",
                                "3 mailboxes above 90 % of their quota" + spice,
                                "",
                                new Link("Mailboxes", "/domains/harbour-press.example/mailboxes?show=full"))),
                2,
                List.of(
                        new DashboardPage.Figure("Domains", "500", "/domains"),
                        new DashboardPage.Figure("Mailboxes" + spice, "8,214", "/mailboxes")),
                List.of(new DashboardPage.Host(
                        "MXroute" + spice,
                        Status.of(State.BAD, "Not answering"),
                        "480 domains" + spice,
                        "/connections/mail-hosts/a")),
                List.of(new JobsPage.Row(
                        "7d0b",
                        "Import 236 mailboxes" + spice,
                        Status.of(State.BUSY, "running"),
                        163,
                        236,
                        "163 created" + spice,
                        "today by Ines")),
                List.of(new DashboardPage.Activity(
                        "mara@harbour-press.example" + spice,
                        "mailbox.create",
                        "Ines Falk" + spice + ", 2 minutes ago",
                        Optional.of(Status.of(State.BAD, "failed")),
                        "/audit?open=7")),
                new Freshness("Read 12 seconds ago" + spice, false, "/refresh"));
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

    private ClientSettings client() {
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

    private DomainHead head() {
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

    private Map<String, Page> mailboxes() {
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
                        client(),
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
                        client()))));
        pages.put(
                "06-mailboxes-delete",
                mailboxes(Optional.of(new MailboxPanel.Delete(
                        "billing" + spice, List.of("2.0 GB of mail" + spice), Optional.empty()))));
        pages.put(
                "06-mailboxes-empty",
                new MailboxesPage(
                        head(),
                        Listing.whole("/domains/a.example/mailboxes", "name", 0),
                        List.of(),
                        fresh(),
                        filters(),
                        Optional.empty(),
                        Optional.empty()));
        pages.put(
                "06-mailboxes-of-all",
                new AllMailboxesPage(
                        new Listing("/mailboxes", "a" + spice, "name", false, 1, 50, 12, 500, Map.of("show", "full")),
                        rows(),
                        fresh(),
                        filters(),
                        Optional.empty()));
        return pages;
    }

    private Freshness fresh() {
        return new Freshness("Read 12 seconds ago" + spice, false, "/domains/a.example/mailboxes/refresh");
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
                head(),
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
                fresh(),
                filters(),
                panel,
                Optional.empty());
    }

    private ServerPage server(boolean open) {
        return new ServerPage(
                open ? Status.of(State.BUSY, "Starting again") : Status.ok("Running"),
                open ? "It ended by itself at 10:02; this is the second try." + spice : "for 3 days" + spice,
                List.of(
                        new ServerPage.Port(
                                "SMTP, from other servers",
                                "127.0.0.1",
                                2525,
                                "STARTTLS offered",
                                Status.ok("Listens")),
                        new ServerPage.Port(
                                "Submission", "127.0.0.1", 2587, "STARTTLS required", Status.ok("Listens" + spice)),
                        new ServerPage.Port(
                                "IMAP over TLS",
                                "127.0.0.1" + spice,
                                2993,
                                "TLS",
                                Status.of(State.BAD, "Port in use"))),
                new ServerPage.Certificate(
                        "mail.quay.example" + spice,
                        "itself (self-signed)",
                        "3 March 2027",
                        Status.of(State.WARN, "Self-signed"),
                        "3F:9A:11:0C:7E:55:21:9D:3F:9A:11:0C:7E:55:21:9D"),
                List.of(
                        new ServerPage.Queue("Outgoing" + spice, 3, "next try 10:20"),
                        new ServerPage.Queue("Spool", 0, "")),
                List.of(
                        "2026-03-01 10:01:22 INFO  smtp server started" + spice,
                        "2026-03-01 10:01:23 INFO  imap server started"),
                new ServerPage.Exposure(
                        open,
                        open ? "mail.quay.example" + spice : "",
                        List.of(
                                Status.of(State.WAIT, "The host name points to this machine." + spice),
                                Status.of(State.OK, "Ports 25, 465, 587 and 993 are free."),
                                Status.of(State.WARN, "A firewall lets these ports through.")),
                        Form.empty().withError("host", "That name has no address." + spice)),
                Optional.empty());
    }
}
