package org.mailhelm.platform.dns.setup;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.change.Located;
import org.mailhelm.platform.dns.change.Review;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.fix.DnsList;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.right.Allowed;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.dns.DnsPage;
import org.mailhelm.ui.dns.SetupPage;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Step;

/** Looks up how far a new domain is, and puts its page together. */
@Singleton
class SetupView {

    private final DomainSetups setups;
    private final Domains domains;
    private final MailHosts hosts;
    private final DnsList dns;
    private final ProofVisibility visibility;
    private final Allowed allowed;

    SetupView(
            DomainSetups setups,
            Domains domains,
            MailHosts hosts,
            DnsList dns,
            ProofVisibility visibility,
            Allowed allowed) {
        this.visibility = visibility;
        this.allowed = allowed;
        this.setups = setups;
        this.domains = domains;
        this.hosts = hosts;
        this.dns = dns;
    }

    SetupPage page(SetupRow setup, Optional<String> error) {
        Optional<DomainRow> served = domains.serving(setup.name());
        String host = hosts.name(setup.connectionId());
        List<Step> steps = new ArrayList<>();
        steps.add(step(State.OK, "Name and mail host", host));
        return served.isPresent() ? registered(served.get(), host, steps, error) : coming(setup, host, steps, error);
    }

    /** The mail host doesn't serve it yet. */
    private SetupPage coming(SetupRow setup, String host, List<Step> steps, Optional<String> error) {
        Optional<String> wrong = error;
        Optional<SetupPage.Proof> proof = Optional.empty();
        try {
            proof = setups.proof(setup.name(), setup.connectionId()).map(record -> proof(setup.name(), record));
        } catch (Failure e) {
            wrong = wrong.or(() -> Optional.of(e.reason()));
        }
        steps.add(
                proof.isPresent()
                        ? step(State.BUSY, "Proof that it is yours", "")
                        : step(State.OK, "Proof that it is yours", "The mail host wants none."));
        steps.add(step(proof.isPresent() ? State.WAIT : State.BUSY, "Register at the mail host", ""));
        steps.add(step(State.WAIT, "Records for mail", ""));
        steps.add(step(State.WAIT, "First mailbox", ""));
        return new SetupPage(
                DomainText.show(setup.name()),
                host,
                steps,
                zoneMaker(setup.name()),
                proof,
                Optional.empty(),
                Optional.empty(),
                wrong);
    }

    private SetupPage.Proof proof(DomainName domain, DesiredRecord record) {
        List<Copyable> parts = List.of(
                new Copyable("Type", record.type().name()),
                new Copyable("Name", record.name().value()),
                new Copyable("Value", record.value()));
        ProofVisibility.Seen seen = visibility.of(record);
        try {
            Located located = setups.locate(domain);
            if (!(located instanceof Located.Found found) || !found.zone().writable()) {
                return new SetupPage.Proof(
                        parts,
                        Optional.empty(),
                        false,
                        "Publish it at the DNS provider of the domain.",
                        seen.words(),
                        seen.everywhere());
            }
            Review review = setups.review(domain, record);
            boolean written = review.plan().empty();
            String impossible = review.plan().items().stream()
                    .map(Item::note)
                    .filter(note -> !note.isEmpty())
                    .findFirst()
                    .orElse("");
            return new SetupPage.Proof(
                    parts,
                    Optional.of(found.connection().name()),
                    written,
                    written ? "It stands in the zone " + found.zone().name() + "." : impossible,
                    seen.words(),
                    seen.everywhere());
        } catch (Failure e) {
            return new SetupPage.Proof(parts, Optional.empty(), false, e.reason(), seen.words(), seen.everywhere());
        }
    }

    /** The mail host serves it; what is left is in DNS and in mailboxes. */
    private SetupPage registered(DomainRow row, String host, List<Step> steps, Optional<String> error) {
        if (!Rights.current().has(Right.DNS_READ, row.name())) {
            steps.add(step(State.OK, "Registered at the mail host", ""));
            return new SetupPage(
                    row.shown(),
                    host,
                    steps,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new SetupPage.Rest(
                            Optional.empty(),
                            List.of(),
                            Optional.of(Note.of(
                                    State.WAIT,
                                    "Its DNS is for somebody else",
                                    "You may not see the records of " + row.shown()
                                            + ". Ask who may to publish them.")),
                            row.mailboxes() > 0)),
                    Optional.empty(),
                    error);
        }
        DnsPage page = dns.page(row, Optional.empty());
        steps.add(step(State.OK, "Proof that it is yours", ""));
        steps.add(step(State.OK, "Registered at the mail host", ""));
        steps.add(page.plan()
                .map(plan -> plan.open()
                        ? step(State.BUSY, "Records for mail", "Look at the plan and apply it.")
                        : step(State.OK, "Records for mail", "The zone holds them."))
                .orElseGet(() -> step(State.BUSY, "Records for mail", "Publish them at your DNS provider.")));
        boolean mailbox = row.mailboxes() > 0;
        steps.add(step(
                mailbox ? State.OK : State.BUSY,
                "First mailbox",
                mailbox ? MailViews.count(row.mailboxes(), "mailbox", "mailboxes") : ""));
        Optional<org.mailhelm.ui.mail.ClientSettings> client = Optional.empty();
        try {
            client = Optional.of(MailViews.client(domains.clientSettings(row), "the whole mail address"));
        } catch (Failure e) {
            // Told by the plan already, which asks the same host.
            client = Optional.empty();
        }
        return new SetupPage(
                row.shown(),
                host,
                steps,
                zoneMaker(row.domain()),
                Optional.empty(),
                Optional.of(new SetupPage.Rest(page.plan(), page.records(), page.note(), mailbox)),
                client,
                error);
    }

    /** Who would make the zone, for somebody who may ask for it. */
    private Optional<String> zoneMaker(DomainName domain) {
        return allowed.allows(Rights.current(), "POST", Addresses.setup(DomainText.show(domain), "zone"))
                ? setups.zoneMaker(domain)
                : Optional.empty();
    }

    private static Step step(State state, String what, String evidence) {
        return new Step(state, what, "", evidence);
    }
}
