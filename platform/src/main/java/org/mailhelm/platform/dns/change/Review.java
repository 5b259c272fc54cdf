package org.mailhelm.platform.dns.change;

import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.plan.Owned;
import org.mailhelm.platform.dns.plan.Plan;
import org.mailhelm.platform.dns.plan.ZoneView;

/**
 * A plan with what it was made from, to be looked at and applied.
 *
 * @param owned what of the zone is ours, for this domain
 */
public record Review(DomainName domain, Located.Found home, ZoneView zone, Plan plan, List<Owned> owned) {

    /** Keeps a copy. */
    public Review {
        owned = List.copyOf(owned);
    }
}
