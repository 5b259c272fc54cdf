package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.dns.DnsPage;
import org.mailhelm.ui.dns.DnsPanel;
import org.mailhelm.ui.dns.PlanView;
import org.mailhelm.ui.dns.PlanView.Line;
import org.mailhelm.ui.dns.PlanView.Sign;
import org.mailhelm.ui.dns.SetupPage;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.DomainTab;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/** DNS, filled as {@link Samples} does. */
final class DnsSamples {
    private final String spice;

    DnsSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("08-dns", page(Optional.of(plan()), Optional.empty(), Optional.empty()));
        pages.put(
                "08-dns-by-hand",
                page(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Note.of(State.OFF, "No DNS provider is connected" + spice, "By hand." + spice)
                                .withLink("DNS providers", "/connections/dns"))));
        pages.put(
                "08-dns-same",
                page(
                        Optional.of(new PlanView("Cloudflare", "0f", List.of(), List.of(), plan().unchanged())),
                        Optional.empty(),
                        Optional.empty()));
        pages.put(
                "08-dns-dmarc",
                page(
                        Optional.of(plan()),
                        Optional.of(new DnsPanel.Dmarc(
                                Form.of(Map.of("p", "none", "rua", "x" + spice, "adkim", "r"))
                                        .withError("rua", "No address." + spice)
                                        .withError("Not saved." + spice),
                                "v=DMARC1; p=none" + spice,
                                true)),
                        Optional.empty()));
        pages.put(
                "08-dns-choices",
                page(
                        Optional.of(plan()),
                        Optional.of(new DnsPanel.Switches(
                                Form.of(Map.of("discovery", "true", "tls_reports", "x" + spice))
                                        .withError("mta_sts", "Not now." + spice),
                                List.of(new Choice("a", "Cloudflare" + spice), new Choice("b", "PowerDNS")),
                                "panel.quay.example" + spice)),
                        Optional.empty()));
        pages.put("08-setup-proof", setup(Optional.of(proof(false)), Optional.empty()));
        pages.put("08-setup-written", setup(Optional.of(proof(true)), Optional.empty()));
        pages.put(
                "08-setup-records",
                setup(
                        Optional.empty(),
                        Optional.of(new SetupPage.Rest(Optional.of(plan()), List.of(), Optional.empty(), false))));
        pages.put(
                "08-setup-by-hand",
                setup(
                        Optional.empty(),
                        Optional.of(new SetupPage.Rest(
                                Optional.empty(),
                                page(Optional.empty(), Optional.empty(), Optional.empty())
                                        .records(),
                                Optional.of(Note.of(State.OFF, "No DNS provider is connected", "By hand.")),
                                true))));
        return pages;
    }

    private SetupPage.Proof proof(boolean written) {
        return new SetupPage.Proof(
                List.of(new Copyable("Type", "TXT"), new Copyable("Value", "domain-verified" + spice)),
                Optional.of("Cloudflare quay" + spice),
                written,
                written ? "It stands in the zone." + spice : "",
                "Not visible yet." + spice,
                written);
    }

    private SetupPage setup(Optional<SetupPage.Proof> proof, Optional<SetupPage.Rest> rest) {
        return new SetupPage(
                "harbour-press.example" + spice,
                "MXroute main" + spice,
                List.of(
                        new Step(State.OK, "Name and mail host", "", "MXroute main" + spice),
                        new Step(State.BUSY, "Records for mail", "", ""),
                        new Step(State.WAIT, "First mailbox", "", "")),
                Optional.of("Cloudflare quay" + spice),
                proof,
                rest,
                Optional.empty(),
                Optional.of("The record is not visible yet." + spice));
    }

    private PlanView plan() {
        return new PlanView(
                "Cloudflare quay, zone harbour-press.example" + spice,
                "0f" + spice,
                List.of(
                        line(
                                Sign.CHANGE,
                                "TXT",
                                "@",
                                List.of("v=spf1 a ~all" + spice),
                                List.of("v=spf1 a include:quay-mail.example ~all"),
                                "There are 2 SPF records." + spice,
                                false),
                        line(Sign.CREATE, "CNAME", "mail", List.of(), List.of("edge.quay.example" + spice), "", false),
                        line(Sign.DELETE, "TXT", "old._domainkey", List.of("v=DKIM1; p=MI"), List.of(), "Gone.", true),
                        line(
                                Sign.REPLACE,
                                "MX",
                                "@",
                                List.of("10 mx.other.example"),
                                List.of("10 mx.quay.example"),
                                "Mail for the domain goes elsewhere now.",
                                true),
                        line(
                                Sign.IMPOSSIBLE,
                                "CNAME",
                                "webmail",
                                List.of(),
                                List.of("x.example"),
                                "Delegated.",
                                false)),
                List.of(line(
                        Sign.FOREIGN,
                        "TXT",
                        "@",
                        List.of("google-site-verification=Qk3v" + spice),
                        List.of(),
                        "",
                        false)),
                List.of(line(
                        Sign.SAME, "TXT", "x._domainkey", List.of("v=DKIM1; p=MIGf" + spice), List.of(), "", false)));
    }

    private Line line(
            Sign sign, String type, String name, List<String> was, List<String> now, String note, boolean asks) {
        return new Line(
                sign,
                sign + ":" + name + spice,
                "Says who may send" + spice,
                type,
                name + spice,
                was,
                now,
                asks ? "not ours" : "Mailhelm" + spice,
                note,
                asks);
    }

    private DnsPage page(Optional<PlanView> plan, Optional<DnsPanel> panel, Optional<Note> note) {
        return new DnsPage(
                new DomainHead(
                        "harbour-press.example" + spice,
                        OptionalLong.of(42),
                        true,
                        List.of(new DomainTab("dns", "DNS", "/domains/a.example/dns", OptionalLong.empty()))),
                Optional.of(new DnsPage.Seen(
                        "checked 4 minutes ago" + spice,
                        List.of(new DnsPage.Finding(
                                State.WARN, "SPF" + spice, "Two records." + spice, "None counts.")))),
                plan,
                List.of(new DnsPage.Wanted(
                        "Brings mail here" + spice,
                        "needed",
                        "MX",
                        "harbour-press.example" + spice,
                        "10 mx.quay.example" + spice,
                        "harbour-press.example. IN MX 10 mx.quay.example." + spice)),
                plan.isPresent(),
                List.of(
                        new DnsPage.Past(
                                "a1",
                                Status.ok("Written"),
                                "Plan applied" + spice,
                                "Ines Falk" + spice,
                                "3 hours ago",
                                List.of("MX harbour-press.example" + spice, "TXT _dmarc"),
                                Optional.of(Confirm.simple("Undo?" + spice, "Puts back." + spice, "Undo change"))),
                        new DnsPage.Past(
                                "a2",
                                Status.of(State.WARN, "1 of 2 written"),
                                "Plan applied",
                                "Ines Falk",
                                "yesterday",
                                List.of("The provider answered 503." + spice),
                                Optional.empty())),
                List.of(new DnsPage.Choice("DMARC policy", "Own: v=DMARC1; p=reject" + spice, "dmarc")),
                panel,
                note);
    }
}
