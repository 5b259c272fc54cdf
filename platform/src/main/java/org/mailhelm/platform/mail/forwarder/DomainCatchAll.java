package org.mailhelm.platform.mail.forwarder;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.mail.Aftermath;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.mail.copy.Part;

/** What happens to mail of a domain for addresses that aren't there. */
@Singleton
final class DomainCatchAll {

    static final String TYPE = "type";
    static final String ADDRESS = "address";

    private static final String PART = "catch-all";
    private static final TypeReference<CatchAllJson> KEPT = new TypeReference<>() {};

    private final MailHosts hosts;
    private final Copies copies;
    private final Audit audit;

    DomainCatchAll(MailHosts hosts, Copies copies, Audit audit) {
        this.hosts = hosts;
        this.copies = copies;
        this.audit = audit;
    }

    boolean offered(DomainRow domain) {
        try {
            return hosts.open(domain.connectionId()).catchAll().isPresent();
        } catch (Failure e) {
            // Its connection isn't open; what was last seen can be shown all the same.
            return copies.known(PART, domain);
        }
    }

    /** Whether such mail can be thrown away. */
    boolean discards(DomainRow domain) {
        return facet(domain).discards();
    }

    /** For pages: as it was last seen. */
    Copy<CatchAllJson> glance(DomainRow domain) {
        return copies.glance(part(domain));
    }

    /** For scripts: fresh. */
    CatchAllJson fresh(DomainRow domain) {
        return copies.fresh(part(domain));
    }

    void refresh(DomainRow domain) {
        copies.live(part(domain));
    }

    /**
     * What somebody wrote, checked.
     *
     * @param type as in {@link CatchAllJson}
     * @param address matters for one type only
     */
    CatchAll.Rule read(DomainRow domain, String type, String address) {
        return switch (type) {
            case CatchAllJson.FAIL -> new CatchAll.Refuse();
            case CatchAllJson.DISCARD -> {
                if (!discards(domain)) {
                    throw new Failure.Unsupported(hosts.name(domain.connectionId())
                            + " doesn't throw mail away. Refuse it, so that senders hear of it.");
                }
                yield new CatchAll.Discard();
            }
            case CatchAllJson.ADDRESS -> deliver(address);
            default ->
                throw new Failure.InvalidInput(
                        TYPE,
                        "Say what happens: " + CatchAllJson.FAIL + ", " + CatchAllJson.DISCARD + " or "
                                + CatchAllJson.ADDRESS + ".");
        };
    }

    CatchAllJson write(DomainRow domain, CatchAll.Rule rule) {
        CatchAllJson wanted = CatchAllJson.of(rule);
        CatchAll host = facet(domain);
        AuditEvent event = AuditEvent.of("catchall.update")
                .domain(domain.name())
                .on("domain", domain.shown())
                .is(TYPE, wanted.type())
                .is(ADDRESS, wanted.address());
        try {
            audit.outside(event, () -> host.write(domain.domain(), rule));
        } catch (Failure.InvalidInput | Failure.Unsupported | Failure.LimitReached e) {
            throw e;
        } catch (Failure e) {
            settle(domain, wanted, e);
            audit.done(event.says("The answer was lost, but it took place."));
        }
        copies.changed(part(domain), before -> wanted);
        return wanted;
    }

    private void settle(DomainRow domain, CatchAllJson wanted, Failure failure) {
        copies.doubt(part(domain));
        if (!Aftermath.unclear(failure)) {
            throw failure;
        }
        CatchAllJson now;
        try {
            now = copies.live(part(domain));
        } catch (Failure unknown) {
            throw Aftermath.of(failure, "Whether it was changed is not known; look again before you repeat it.");
        }
        if (!now.equals(wanted)) {
            throw Aftermath.of(failure, "Now: " + now.description());
        }
    }

    private static CatchAll.Rule deliver(String address) {
        if (address.isBlank()) {
            throw new Failure.InvalidInput(ADDRESS, "Enter the address that gets this mail.");
        }
        String text = Destinations.address(address, ADDRESS);
        try {
            return new CatchAll.DeliverTo(MailAddress.parse(text));
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput(
                    ADDRESS, "The part before the @ may hold letters a to z, digits and . _ - + here.");
        }
    }

    private Part<CatchAllJson> part(DomainRow domain) {
        return Part.of(
                domain,
                PART,
                KEPT,
                Part.asking(() -> facet(domain), host -> CatchAllJson.of(host.read(domain.domain()))),
                kept -> 1);
    }

    private CatchAll facet(DomainRow domain) {
        Optional<CatchAll> facet = hosts.open(domain.connectionId()).catchAll();
        return facet.orElseThrow(() ->
                new Failure.Unsupported(hosts.name(domain.connectionId()) + " has no catch-all. Nothing was changed."));
    }
}
