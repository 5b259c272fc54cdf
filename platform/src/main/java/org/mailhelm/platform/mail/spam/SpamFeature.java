package org.mailhelm.platform.mail.spam;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.platform.mail.DomainFeature;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.DomainTab;

/** The tab of the spam filter. */
@Singleton
final class SpamFeature implements DomainFeature {

    private static final int ORDER = 30;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<DomainTab> tab(DomainRow domain, MailHost host) {
        return host.spamRules()
                .map(facet -> new DomainTab("spam", "Spam", Addresses.spam(domain.shown()), OptionalLong.empty()));
    }
}
