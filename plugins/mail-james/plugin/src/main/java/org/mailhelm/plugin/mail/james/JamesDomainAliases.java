package org.mailhelm.plugin.mail.james;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.DomainAliases;

/** Other names of a domain. James wants them hosted as domains of their own; to people they are not. */
final class JamesDomainAliases implements DomainAliases {
    private final WebAdmin admin;

    JamesDomainAliases(WebAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Set<DomainAlias.Kind> kinds() {
        return Set.of(DomainAlias.Kind.ALIAS);
    }

    @Override
    public List<DomainAlias> list(DomainName domain) {
        return all().entrySet().stream()
                .filter(entry -> entry.getValue().equals(domain))
                .map(entry -> new DomainAlias(entry.getKey(), DomainAlias.Kind.ALIAS))
                .toList();
    }

    @Override
    public void add(DomainName domain, DomainAlias alias) {
        if (alias.kind() != DomainAlias.Kind.ALIAS) {
            throw new Failure.Unsupported("This server cannot redirect a domain's web address.");
        }
        if (!admin.hasDomain(domain)) {
            throw new Failure.NotFound(domain + " is not hosted here.");
        }
        if (admin.hasDomain(alias.name())) {
            throw new Failure.Conflict(alias.name() + " is in use here already.");
        }
        if (all().containsKey(domain)) {
            throw new Failure.InvalidInput("domain", domain + " is itself another name of " + all().get(domain) + ".");
        }
        admin.addDomain(alias.name());
        try {
            admin.addDomainAlias(domain, alias.name());
        } catch (Failure e) {
            admin.removeDomain(alias.name());
            throw e;
        }
    }

    @Override
    public void remove(DomainName domain, DomainName alias) {
        if (domain.equals(all().get(alias))) {
            admin.removeDomainAlias(domain, alias);
            admin.removeDomain(alias);
        }
    }

    /** Each other name with the domain it stands for. */
    Map<DomainName, DomainName> all() {
        return new Mappings(admin.mappings()).otherNames();
    }
}
