package org.mailhelm.platform.dns.change;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredState;
import org.mailhelm.platform.dns.desired.DnsChoice;
import org.mailhelm.platform.dns.desired.DnsChoices;
import org.mailhelm.platform.dns.plan.Owned;
import org.mailhelm.platform.dns.plan.Planner;
import org.mailhelm.platform.dns.plan.ZoneView;
import org.mailhelm.platform.mail.DomainText;

/** Makes plans for domains, each from one reading of its zone. */
@Singleton
public class DnsPlans {

    private final ZoneFinder finder;
    private final DesiredState desired;
    private final DnsChoices choices;
    private final OwnedRecords owned;
    private final Audit audit;

    DnsPlans(ZoneFinder finder, DesiredState desired, DnsChoices choices, OwnedRecords owned, Audit audit) {
        this.audit = audit;
        this.finder = finder;
        this.desired = desired;
        this.choices = choices;
        this.owned = owned;
    }

    /** The connections that hold zones. */
    public List<ConnectionView> providers() {
        return finder.providers();
    }

    /** Where the zone of a domain is. */
    public Located locate(DomainName domain) {
        return finder.find(domain, choices.of(domain).connection());
    }

    /**
     * The plan for everything that DNS shall hold for a domain.
     *
     * @throws Failure.InvalidInput when no connection holds the zone, or several do
     */
    public Review review(DomainName domain) {
        return review(domain, home(domain), desired.of(domain));
    }

    /** The same, where the zone and what it shall hold are known. */
    public Review review(DomainName domain, Located.Found home, List<DesiredRecord> wanted) {
        return make(domain, home, wanted, owned.of(domain));
    }

    /** The plan for these records and nothing else. */
    public Review only(DomainName domain, List<DesiredRecord> wanted) {
        Set<DesiredRecord.Topic> topics =
                wanted.stream().map(DesiredRecord::topic).collect(Collectors.toSet());
        return make(
                domain,
                home(domain),
                wanted,
                owned.of(domain).stream()
                        .filter(each -> topics.contains(each.topic()))
                        .toList());
    }

    private Review make(DomainName domain, Located.Found home, List<DesiredRecord> wanted, List<Owned> ours) {
        DnsChoice choice = choices.of(domain);
        ZoneView zone = read(domain, home, Planner.names(wanted, home.zone().name(), ours));
        return new Review(
                domain,
                home,
                zone,
                Planner.plan(wanted, zone, ours, choice.dmarc().isPresent()),
                ours);
    }

    /** The connection that would make a zone for a domain: none where one holds it, or may hold it and doesn't answer. */
    public Optional<ConnectionView> zoneMaker(DomainName domain) {
        return locate(domain) instanceof Located.Missing missing
                        && missing.problems().isEmpty()
                ? zoneMaker()
                : Optional.empty();
    }

    private Optional<ConnectionView> zoneMaker() {
        return providers().stream()
                .filter(provider -> finder.open(provider).zoneCreation().isPresent())
                .findFirst();
    }

    /**
     * Makes a zone for a domain where no provider holds one.
     *
     * @throws Failure.Unsupported when no connected provider makes zones
     */
    public Zone createZone(DomainName domain) {
        ConnectionView maker = zoneMaker()
                .orElseThrow(() -> new Failure.Unsupported(
                        "No connected DNS provider makes zones. Make the zone of " + domain + " there first."));
        Zone zone = audit.outside(
                AuditEvent.of("dns.zone_create")
                        .domain(domain.value())
                        .on("zone", DomainText.show(domain))
                        .is("connection", maker.name()),
                () -> finder.open(maker).zoneCreation().orElseThrow().create(domain));
        finder.forget(domain);
        return zone;
    }

    /** What the zone holds now at some names; many servers show nobody a zone as a whole. */
    ZoneView read(DomainName domain, Located.Found home, Set<String> names) {
        try {
            return new ZoneView(
                    home.zone().name(),
                    home.abilities().attributes(),
                    finder.open(home.connection()).records(home.zone(), names));
        } catch (Failure.NotFound e) {
            finder.forget(domain);
            throw e;
        }
    }

    /** @throws Failure.InvalidInput when no connection holds the zone, or several do */
    Located.Found home(DomainName domain) {
        Located located = locate(domain);
        if (located instanceof Located.Found found) {
            return found;
        }
        if (located instanceof Located.Ambiguous several) {
            throw new Failure.InvalidInput(
                    "dns_connection",
                    "Several connections hold the zone " + several.zone() + ". Say which one counts: "
                            + several.connections().stream()
                                    .map(each -> each.name() + " (" + each.id() + ")")
                                    .collect(Collectors.joining(", ", "", ".")));
        }
        Located.Missing missing = (Located.Missing) located;
        String name = DomainText.show(domain);
        if (!missing.problems().isEmpty()) {
            throw new Failure.Unavailable(
                    "The zone of " + name + " was not found, but not every DNS provider answered. "
                            + String.join(" ", missing.problems()),
                    true);
        }
        throw new Failure.InvalidInput(
                "domain",
                missing.connections() == 0
                        ? "No DNS provider is connected. Connect one, or publish the records by hand."
                        : "No DNS connection holds a zone for " + name + ". Publish its records by hand.");
    }
}
