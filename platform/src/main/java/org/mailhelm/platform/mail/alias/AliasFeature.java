package org.mailhelm.platform.mail.alias;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.platform.mail.DomainFeature;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.DomainTab;

/** The tab of other names. */
@Singleton
final class AliasFeature implements DomainFeature {

    private static final int ORDER = 20;

    private final Copies copies;

    AliasFeature(Copies copies) {
        this.copies = copies;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<DomainTab> tab(DomainRow domain, MailHost host) {
        return host.domainAliases()
                .map(facet -> new DomainTab(
                        "aliases", "Aliases", Addresses.aliases(domain.shown()), copies.entries(Aliases.PART, domain)));
    }
}
