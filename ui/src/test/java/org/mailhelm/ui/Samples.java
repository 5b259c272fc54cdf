package org.mailhelm.ui;

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
import org.mailhelm.ui.mail.DashboardPage;
import org.mailhelm.ui.mail.FirstRunPage;
import org.mailhelm.ui.mail.FleetMap;
import org.mailhelm.ui.mail.ServerPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.message.ErrorPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.PasswordRule;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

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
        pages.putAll(new DomainSamples(spice).pages());
        pages.putAll(new MailboxSamples(spice).pages());
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
