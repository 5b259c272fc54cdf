package org.mailhelm.plugin.mail.mxroute;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.DomainAlias.Kind;
import org.mailhelm.api.mail.DomainAliases;
import org.slf4j.Logger;

/** Other names of a domain; MXroute calls them pointers. */
final class MxrouteDomainAliases implements DomainAliases {

    private static final String PATH = "/domains/{domain}/pointers";

    private final MxrouteApi api;
    private final Logger log;

    MxrouteDomainAliases(MxrouteApi api, Logger log) {
        this.api = api;
        this.log = log;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    @Override
    public List<DomainAlias> list(DomainName domain) {
        List<DomainAlias> aliases = new ArrayList<>();
        for (Members entry : api.things(PATH, domain.value())) {
            Optional<DomainName> name = DomainName.parse(entry.neededText("pointer"));
            Kind kind =
                    entry.text("type").filter("redirect"::equalsIgnoreCase).isPresent() ? Kind.REDIRECT : Kind.ALIAS;
            name.ifPresentOrElse(
                    alias -> aliases.add(new DomainAlias(alias, kind)),
                    () -> log.warn("MXroute names a pointer of {} that is no domain; left out", domain));
        }
        return aliases;
    }

    @Override
    public void add(DomainName domain, DomainAlias alias) {
        try {
            api.post(PATH, new Wire.NewPointer(alias.name().value(), alias.kind() == Kind.ALIAS), domain.value());
        } catch (Failure.Conflict e) {
            throw new Failure.Conflict(alias.name() + " is in use at MXroute already.");
        }
    }

    @Override
    public void remove(DomainName domain, DomainName alias) {
        api.delete(PATH + "/{pointer}", domain.value(), alias.value());
    }
}
