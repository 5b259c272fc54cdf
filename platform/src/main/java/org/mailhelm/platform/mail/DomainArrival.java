package org.mailhelm.platform.mail;

import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.ui.part.Link;

/** Leads a new domain in, step by step. Implemented by the feature that knows DNS. */
public interface DomainArrival {

    /**
     * A domain is on its way.
     *
     * @param connectionId the mail host that it goes to
     * @return the page on which it goes on
     */
    String begin(DomainName domain, String connectionId);

    /** Some that are not finished, the last begun first. */
    List<Link> underWay();
}
