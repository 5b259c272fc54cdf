package org.mailhelm.platform.mail.forwarder;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.mail.Aftermath;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.Seen;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.mail.copy.Part;

/** The forwarders of a domain. */
@Singleton
final class DomainForwarders {

    static final String PART = "forwarders";
    static final String ALIAS = "alias";

    private static final String DESTINATIONS = Destinations.FIELD;
    private static final String LOST = "The answer was lost, but it took place.";
    private static final TypeReference<List<Forwarder>> LIST = new TypeReference<>() {};

    private final MailHosts hosts;
    private final Copies copies;
    private final Audit audit;

    DomainForwarders(MailHosts hosts, Copies copies, Audit audit) {
        this.hosts = hosts;
        this.copies = copies;
        this.audit = audit;
    }

    boolean offered(DomainRow domain) {
        try {
            return hosts.open(domain.connectionId()).forwarders().isPresent();
        } catch (Failure e) {
            // Its connection isn't open; what was last seen can be shown all the same.
            return copies.known(PART, domain);
        }
    }

    /** Whether mail can be refused or thrown away by a forwarder. */
    boolean special(DomainRow domain) {
        return facet(domain).specialDestinations();
    }

    /** For pages: the list as it was last seen. */
    Copy<List<Forwarder>> glance(DomainRow domain) {
        return copies.glance(part(domain));
    }

    /** For scripts: the list, fresh. */
    List<Forwarder> fresh(DomainRow domain) {
        return copies.fresh(part(domain));
    }

    /** Reads the list again. */
    void refresh(DomainRow domain) {
        copies.live(part(domain));
    }

    /** @throws Failure.NotFound when it isn't there */
    Forwarder find(DomainRow domain, String alias) {
        MailAddress address = existing(domain, alias);
        return find(copies.live(part(domain)), address)
                .orElseThrow(() -> new Failure.NotFound("There is no forwarder " + shown(address) + "."));
    }

    /** What somebody wrote for an address, checked. */
    MailAddress address(DomainRow domain, String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        for (String suffix : new String[] {"@" + domain.name(), "@" + domain.shown()}) {
            if (text.endsWith(suffix)) {
                text = text.substring(0, text.length() - suffix.length());
            }
        }
        if (text.isEmpty()) {
            throw new Failure.InvalidInput(ALIAS, "Enter the address to forward: what stands before the @.");
        }
        int longest = hosts.open(domain.connectionId()).rules().localPartMaxLength();
        if (text.length() > longest) {
            throw new Failure.InvalidInput(ALIAS, "The name has at most " + longest + " characters.");
        }
        try {
            return new MailAddress(text, domain.domain());
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput(
                    ALIAS,
                    "The name may hold letters a to z, digits, and . _ - + between them; no dot at either end and no "
                            + "two in a row.");
        }
    }

    List<String> destinations(DomainRow domain, MailAddress from, List<String> written) {
        return Destinations.read(written, from, special(domain));
    }

    /** What people should know before mail goes there, one sentence each. */
    List<String> cautions(DomainRow domain, List<String> destinations) {
        return facet(domain).cautions(destinations);
    }

    Forwarder create(DomainRow domain, Forwarder wanted) {
        Forwarders host = facet(domain);
        Destinations.refuseCircle(wanted, copies.fresh(part(domain)));
        AuditEvent event = event("forwarder.create", wanted.address()).is(DESTINATIONS, words(wanted));
        try {
            audit.outside(event, () -> host.create(wanted));
        } catch (Failure e) {
            settle(domain, wanted.address(), Optional.of(wanted.destinations()), e);
            audit.done(event.says(LOST));
        }
        keep(domain, wanted);
        return wanted;
    }

    /**
     * Sets the destinations.
     *
     * @param seen mark of the destinations that this change was made on; empty when that doesn't matter
     * @throws Failure.Conflict when others are there meanwhile
     */
    Forwarder change(DomainRow domain, String alias, List<String> destinations, Optional<String> seen) {
        List<Forwarder> all = copies.live(part(domain));
        MailAddress address = existing(domain, alias);
        Forwarder before = find(all, address)
                .orElseThrow(() -> new Failure.NotFound("There is no forwarder " + shown(address) + " any more."));
        if (seen.filter(mark -> !mark.equals(mark(before))).isPresent()) {
            throw new Failure.Conflict("Somebody else changed this forwarder meanwhile. It goes to "
                    + String.join(", ", before.destinations()) + " now. Nothing was changed.");
        }
        Forwarder wanted = new Forwarder(address, destinations);
        if (before.destinations().equals(destinations)) {
            return before;
        }
        Destinations.refuseCircle(wanted, all);
        Forwarders host = facet(domain);
        AuditEvent event = event("forwarder.update", address).change(DESTINATIONS, words(before), words(wanted));
        try {
            audit.outside(event, () -> host.replace(wanted));
        } catch (Failure e) {
            settle(domain, address, Optional.of(destinations), e);
            audit.done(event.says(LOST));
        }
        keep(domain, wanted);
        return wanted;
    }

    Forwarder remove(DomainRow domain, String alias) {
        Forwarder there = find(domain, alias);
        Forwarders host = facet(domain);
        AuditEvent event = event("forwarder.delete", there.address()).was(DESTINATIONS, words(there));
        try {
            audit.outside(event, () -> host.remove(there.address()));
        } catch (Failure e) {
            settle(domain, there.address(), Optional.empty(), e);
            audit.done(event.says(LOST));
        }
        copies.changed(part(domain), all -> without(all, there.address()));
        return there;
    }

    /** Tells a set of destinations from any other. */
    static String mark(Forwarder forwarder) {
        return Seen.mark(String.join("\n", forwarder.destinations()));
    }

    private static AuditEvent event(String action, MailAddress address) {
        return AuditEvent.of(action).domain(address.domain().value()).on("forwarder", shown(address));
    }

    private static String words(Forwarder forwarder) {
        return String.join(", ", forwarder.destinations());
    }

    private void keep(DomainRow domain, Forwarder forwarder) {
        copies.changed(part(domain), all -> {
            List<Forwarder> now = without(all, forwarder.address());
            now.add(forwarder);
            return now;
        });
    }

    /**
     * After a failure: looks what stands. Returns when that is what was wanted, because then only the answer was lost.
     *
     * @param wanted the destinations; empty for none
     */
    private void settle(DomainRow domain, MailAddress address, Optional<List<String>> wanted, Failure failure) {
        if (failure instanceof Failure.InvalidInput || failure instanceof Failure.LimitReached) {
            throw failure;
        }
        copies.doubt(part(domain));
        if (failure instanceof Failure.Unsupported || failure instanceof Failure.RateLimited) {
            throw failure;
        }
        Optional<List<String>> now;
        try {
            now = find(copies.live(part(domain)), address).map(Forwarder::destinations);
        } catch (Failure unknown) {
            throw Aftermath.unclear(failure)
                    ? Aftermath.of(
                            failure,
                            "What stands of " + shown(address) + " is not known; look again before you repeat it.")
                    : failure;
        }
        if (Aftermath.unclear(failure) && same(now, wanted)) {
            return;
        }
        if (failure instanceof Failure.Conflict && wanted.isPresent()) {
            throw failure;
        }
        throw Aftermath.of(
                failure,
                now.map(there -> shown(address) + " goes to " + String.join(", ", there) + " now.")
                        .orElse("There is no forwarder " + shown(address) + " now."));
    }

    private static boolean same(Optional<List<String>> now, Optional<List<String>> wanted) {
        return now.map(java.util.Set::copyOf).equals(wanted.map(java.util.Set::copyOf));
    }

    private static Optional<Forwarder> find(List<Forwarder> all, MailAddress address) {
        return all.stream()
                .filter(forwarder -> forwarder.address().equals(address))
                .findFirst();
    }

    private static List<Forwarder> without(List<Forwarder> all, MailAddress address) {
        List<Forwarder> rest = new ArrayList<>(all);
        rest.removeIf(forwarder -> forwarder.address().equals(address));
        return rest;
    }

    private static MailAddress existing(DomainRow domain, String alias) {
        try {
            return new MailAddress(alias, domain.domain());
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput(ALIAS, "No forwarder can have this name.");
        }
    }

    private static String shown(MailAddress address) {
        return address.localPart() + "@" + DomainText.show(address.domain());
    }

    private Part<List<Forwarder>> part(DomainRow domain) {
        return Part.of(
                domain, PART, LIST, Part.asking(() -> facet(domain), host -> host.list(domain.domain())), List::size);
    }

    private Forwarders facet(DomainRow domain) {
        return hosts.open(domain.connectionId())
                .forwarders()
                .orElseThrow(() -> new Failure.Unsupported(hosts.name(domain.connectionId())
                        + " doesn't forward mail of single addresses. Nothing was changed."));
    }
}
