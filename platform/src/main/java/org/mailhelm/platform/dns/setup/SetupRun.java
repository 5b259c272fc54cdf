package org.mailhelm.platform.dns.setup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.dns.change.DnsChanges;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.Located;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailHosts;

/** Takes a domain in without anybody looking: proof, registration, records. */
@Singleton
class SetupRun {

    private final DomainSetups setups;
    private final Domains domains;
    private final MailHosts hosts;
    private final DnsPlans plans;
    private final DnsChanges changes;
    private final Audit audit;

    SetupRun(DomainSetups setups, Domains domains, MailHosts hosts, DnsPlans plans, DnsChanges changes, Audit audit) {
        this.setups = setups;
        this.domains = domains;
        this.hosts = hosts;
        this.plans = plans;
        this.changes = changes;
        this.audit = audit;
    }

    /** @param steps is told what is done, as it is done */
    void run(DomainName domain, Optional<String> host, boolean createZone, List<String> steps) {
        String name = DomainText.show(domain);
        if (plans.providers().isEmpty()) {
            throw new Failure.InvalidInput("domain", "No DNS provider is connected. Connect one first.");
        }
        zone(domain, createZone, steps);
        if (domains.serving(domain).isPresent()) {
            steps.add(name + " is registered already.");
        } else {
            ConnectionView mail = hosts.choose(host);
            Optional<DesiredRecord> proof = setups.proof(domain, mail.id());
            if (proof.isPresent()) {
                told(setups.writeProof(domain, proof.get()), "The proof", steps);
            }
            setups.begin(domain, mail.id());
            domains.add(name, Optional.of(mail.id()));
            steps.add(name + " was registered at " + mail.name() + ".");
        }
        told(
                changes.apply(plans.review(domain), item -> item.necessity() != Necessity.OPTIONAL, Set.of()),
                "The records for mail",
                steps);
        setups.end(domain);
        audit.change(
                AuditEvent.of("cloudflare.setup")
                        .domain(domain.value())
                        .on("domain", name)
                        .is("steps", steps.size()),
                () -> true);
    }

    private void zone(DomainName domain, boolean createZone, List<String> steps) {
        Located located = plans.locate(domain);
        if (located instanceof Located.Found found) {
            steps.add("The zone " + found.zone().name() + " is at "
                    + found.connection().name() + ".");
            return;
        }
        if (createZone
                && located instanceof Located.Missing missing
                && missing.problems().isEmpty()) {
            Zone zone = plans.createZone(domain);
            steps.add("The zone " + zone.name() + " was made."
                    + (zone.nameServers().isEmpty()
                            ? ""
                            : " Tell the registrar its name servers: " + String.join(", ", zone.nameServers()) + "."));
        }
        // Says why there is none.
        plans.only(domain, List.of());
    }

    private static void told(Outcome outcome, String what, List<String> steps) {
        if (outcome.stoppedBy().isPresent()) {
            steps.add(what + ": " + outcome.written().size() + " written, "
                    + outcome.left().size() + " not.");
            throw new Failure.Unavailable(outcome.stoppedBy().get(), true);
        }
        steps.add(outcome.written().isEmpty() ? what + ": nothing to change." : what + ": written.");
        for (Item item : outcome.undecided()) {
            steps.add(item.type() + " of " + item.name() + " was left: it needs your word. " + item.note());
        }
    }
}
