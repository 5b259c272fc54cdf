package org.mailhelm.platform.dns.setup;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.dns.change.DnsChanges;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.Located;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.dns.change.Review;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.mail.DomainArrival;
import org.mailhelm.platform.mail.DomainDeleted;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.part.Link;

/** Domains on their way in. Kept until they are finished, so that one can leave and go on later, at any step. */
@Singleton
class DomainSetups implements DomainArrival, ApplicationEventListener<DomainDeleted> {

    private static final int SHOWN = 5;

    private final SetupRepository repository;
    private final Domains domains;
    private final MailHosts hosts;
    private final DnsPlans plans;
    private final DnsChanges changes;
    private final Audit audit;
    private final Clock clock;

    DomainSetups(
            SetupRepository repository,
            Domains domains,
            MailHosts hosts,
            DnsPlans plans,
            DnsChanges changes,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.domains = domains;
        this.hosts = hosts;
        this.plans = plans;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String begin(DomainName domain, String connectionId) {
        repository.put(domain.value(), connectionId, audit.origin().actor().name(), clock.millis());
        return Addresses.setup(DomainText.show(domain));
    }

    @Override
    public List<Link> underWay() {
        return repository.domains(SHOWN).stream()
                .map(name -> DomainText.show(new DomainName(name)))
                .map(shown -> new Link(shown, Addresses.setup(shown)))
                .toList();
    }

    Optional<SetupRow> find(DomainName domain) {
        return repository.findById(domain.value());
    }

    /** It is done, or given up. */
    void end(DomainName domain) {
        repository.deleteById(domain.value());
    }

    @Override
    public void onApplicationEvent(DomainDeleted event) {
        end(event.name());
    }

    /** The record that the mail host wants to see before it takes the domain. */
    Optional<DesiredRecord> proof(DomainName domain, String connectionId) {
        return hosts.open(connectionId).verification(domain).map(DomainSetups::proof);
    }

    private static DesiredRecord proof(RequiredRecord record) {
        return new DesiredRecord(
                Topic.VERIFICATION, record.name(), record.type(), record.value(), record.necessity(), record.match());
    }

    Located locate(DomainName domain) {
        return plans.locate(domain);
    }

    /** The name of the connection that would make the zone; empty where there is one, or nobody would. */
    Optional<String> zoneMaker(DomainName domain) {
        return plans.zoneMaker(domain).map(ConnectionView::name);
    }

    /** Makes the zone, where no connection holds one. */
    Zone makeZone(DomainName domain) {
        if (plans.locate(domain) instanceof Located.Missing missing
                && missing.problems().isEmpty()) {
            return plans.createZone(domain);
        }
        throw new Failure.Conflict("No zone was made, because " + DomainText.show(domain)
                + " has one, or a DNS provider" + " that may hold it does not answer.");
    }

    /** The plan for the proof alone. */
    Review review(DomainName domain, DesiredRecord proof) {
        return plans.only(domain, List.of(proof));
    }

    /** Writes the proof into the zone. */
    Outcome writeProof(DomainName domain, DesiredRecord proof) {
        return changes.apply(review(domain, proof), item -> true, java.util.Set.of());
    }

    /** Registers the domain at its mail host, which looks for the proof itself. */
    void register(SetupRow setup) {
        if (domains.serving(setup.name()).isEmpty()) {
            domains.add(setup.domain(), Optional.of(setup.connectionId()));
        }
    }
}
