package org.mailhelm.platform.mail.forwarder;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.platform.mail.DomainFeature;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.DomainTab;

/** The tab of forwarders and catch-all. */
@Singleton
final class ForwarderFeature implements DomainFeature {

    static final String TAB = "forwarders";

    private static final int ORDER = 10;

    private final Copies copies;

    ForwarderFeature(Copies copies) {
        this.copies = copies;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<DomainTab> tab(DomainRow domain, MailHost host) {
        if (host.forwarders().isEmpty()) {
            return host.catchAll()
                    .map(facet -> new DomainTab(
                            TAB, "Catch-all", Addresses.forwarders(domain.shown()), java.util.OptionalLong.empty()));
        }
        return Optional.of(new DomainTab(
                TAB,
                "Forwarders",
                Addresses.forwarders(domain.shown()),
                copies.entries(DomainForwarders.PART, domain)));
    }
}
