package org.mailhelm.platform.dns.desired;

import java.util.List;
import org.mailhelm.api.DomainName;

/** What DNS shall hold for the domains that are served here. */
public interface DesiredState {

    /**
     * The records that DNS shall hold for a domain.
     *
     * @throws org.mailhelm.api.Failure when the mail host can't be asked
     */
    List<DesiredRecord> of(DomainName domain);
}
