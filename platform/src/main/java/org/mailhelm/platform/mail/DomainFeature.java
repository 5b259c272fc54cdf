package org.mailhelm.platform.mail;

import java.util.Optional;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.ui.mail.DomainTab;

/** What a domain has beside its overview and its mailboxes: a bean of this type is a tab of every domain's pages. */
public interface DomainFeature {

    /** Its place among the tabs. */
    int order();

    /**
     * The tab; empty when the mail host has nothing of the kind. Drawn with every page of a domain, so without upstream
     * call.
     */
    Optional<DomainTab> tab(DomainRow domain, MailHost host);
}
