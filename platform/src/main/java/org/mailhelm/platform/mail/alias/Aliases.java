package org.mailhelm.platform.mail.alias;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.DomainAliases;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.mail.Aftermath;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.mail.copy.Part;

/** The other names of a domain. */
@Singleton
final class Aliases {

    static final String PART = "aliases";
    static final String POINTER = "pointer";

    private static final String LOST = "The answer was lost, but it took place.";
    private static final TypeReference<List<PointerJson>> LIST = new TypeReference<>() {};

    private final MailHosts hosts;
    private final Domains domains;
    private final Copies copies;
    private final Audit audit;

    Aliases(MailHosts hosts, Domains domains, Copies copies, Audit audit) {
        this.hosts = hosts;
        this.domains = domains;
        this.copies = copies;
        this.audit = audit;
    }

    Set<DomainAlias.Kind> kinds(DomainRow domain) {
        return facet(domain).kinds();
    }

    /** For pages: the list as it was last seen. */
    Copy<List<PointerJson>> glance(DomainRow domain) {
        return copies.glance(part(domain));
    }

    /** For scripts: the list, fresh. */
    List<PointerJson> fresh(DomainRow domain) {
        return copies.fresh(part(domain));
    }

    void refresh(DomainRow domain) {
        copies.live(part(domain));
    }

    PointerJson add(DomainRow domain, String written, DomainAlias.Kind kind) {
        DomainName name = name(written);
        if (name.equals(domain.domain())) {
            throw new Failure.InvalidInput(POINTER, "A domain can't be an alias of itself.");
        }
        DomainAliases host = facet(domain);
        if (!host.kinds().contains(kind)) {
            throw new Failure.Unsupported(hosts.name(domain.connectionId())
                    + (kind == DomainAlias.Kind.ALIAS
                            ? " can't take mail for another name of a domain."
                            : " can't redirect the web address of a domain.")
                    + " Nothing was changed.");
        }
        domains.serving(name).ifPresent(other -> {
            throw new Failure.Conflict(DomainText.show(name) + " is a domain of its own at "
                    + hosts.name(other.connectionId()) + ". Delete it there first. Nothing was changed.");
        });
        DomainAlias alias = new DomainAlias(name, kind);
        PointerJson wanted = PointerJson.of(alias, domain.domain());
        AuditEvent event = event("pointer.create", domain, name).is("type", wanted.type());
        try {
            audit.outside(event, () -> host.add(domain.domain(), alias));
        } catch (Failure.InvalidInput e) {
            throw new Failure.InvalidInput(POINTER, e.reason());
        } catch (Failure.LimitReached | Failure.Unsupported e) {
            throw e;
        } catch (Failure e) {
            settle(domain, name, Optional.of(wanted), e);
            audit.done(event.says(LOST));
        }
        copies.changed(part(domain), all -> {
            List<PointerJson> more = new ArrayList<>(without(all, name));
            more.add(wanted);
            return more;
        });
        return wanted;
    }

    DomainName remove(DomainRow domain, String written) {
        DomainName name = name(written);
        if (find(copies.live(part(domain)), name).isEmpty()) {
            throw new Failure.NotFound(
                    DomainText.show(name) + " is no alias of " + domain.shown() + ". Nothing was changed.");
        }
        DomainAliases host = facet(domain);
        AuditEvent event = event("pointer.delete", domain, name);
        try {
            audit.outside(event, () -> host.remove(domain.domain(), name));
        } catch (Failure e) {
            settle(domain, name, Optional.empty(), e);
            audit.done(event.says(LOST));
        }
        copies.changed(part(domain), all -> without(all, name));
        return name;
    }

    /** After a failure: looks what stands, and returns when that is what was wanted. */
    private void settle(DomainRow domain, DomainName name, Optional<PointerJson> wanted, Failure failure) {
        copies.doubt(part(domain));
        if (!Aftermath.unclear(failure)) {
            throw failure;
        }
        Optional<PointerJson> now;
        try {
            now = find(copies.live(part(domain)), name);
        } catch (Failure unknown) {
            throw Aftermath.of(
                    failure, "Whether it took place is not known; look at the aliases before you repeat it.");
        }
        if (!now.equals(wanted)) {
            throw Aftermath.of(
                    failure,
                    DomainText.show(name)
                            + (now.isPresent() ? " still is an alias of " : " is no alias of ")
                            + domain.shown()
                            + " now.");
        }
    }

    private static AuditEvent event(String action, DomainRow domain, DomainName name) {
        return AuditEvent.of(action).domain(domain.name()).on("alias", DomainText.show(name));
    }

    private static DomainName name(String written) {
        try {
            return DomainText.read(written.strip());
        } catch (Failure.InvalidInput e) {
            throw new Failure.InvalidInput(POINTER, e.reason());
        }
    }

    private static Optional<PointerJson> find(List<PointerJson> all, DomainName name) {
        return all.stream().filter(one -> one.pointer().equals(name.value())).findFirst();
    }

    private static List<PointerJson> without(List<PointerJson> all, DomainName name) {
        return all.stream().filter(one -> !one.pointer().equals(name.value())).toList();
    }

    private Part<List<PointerJson>> part(DomainRow domain) {
        return Part.of(domain, PART, LIST, Part.asking(() -> facet(domain), host -> read(domain, host)), List::size);
    }

    private static List<PointerJson> read(DomainRow domain, DomainAliases host) {
        return host.list(domain.domain()).stream()
                .map(alias -> PointerJson.of(alias, domain.domain()))
                .toList();
    }

    private DomainAliases facet(DomainRow domain) {
        return hosts.open(domain.connectionId())
                .domainAliases()
                .orElseThrow(() -> new Failure.Unsupported(
                        hosts.name(domain.connectionId()) + " has no aliases of domains. Nothing was changed."));
    }
}
