package org.mailhelm.platform.dns.fix;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.platform.mail.DomainFeature;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.DomainTab;

/** The tab of a domain's DNS. */
@Singleton
final class DnsFeature implements DomainFeature {

    static final String TAB = "dns";

    private static final int ORDER = 40;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<DomainTab> tab(DomainRow domain, MailHost host) {
        return Optional.of(new DomainTab(TAB, "DNS", Addresses.dns(domain.shown()), OptionalLong.empty()));
    }
}
