package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.mail.DnsState;
import org.mailhelm.platform.mail.DnsStates;

/** Tells lists of domains how their DNS is. */
@Singleton
class StatesForLists implements DnsStates {

    // More names than this are not written into a question: all rows are read instead.
    private static final int FEW = 300;

    private final HealthStore store;
    private final Kept kept;

    StatesForLists(HealthStore store, Kept kept) {
        this.store = store;
        this.kept = kept;
    }

    @Override
    public Map<String, DnsState> of(Collection<String> domains) {
        Map<String, HealthGlance> found = domains.size() > FEW ? store.glances() : store.glances(domains);
        Map<String, DnsState> states = new HashMap<>();
        for (String domain : domains) {
            HealthGlance glance = found.get(domain);
            if (glance != null && !glance.overall().equals(HealthRow.UNCHECKED)) {
                states.put(
                        domain,
                        new DnsState(
                                glance.overall(),
                                glance.failing(),
                                glance.warnings(),
                                kept.verdicts(glance.verdicts()),
                                Optional.ofNullable(glance.checkedAt())));
            }
        }
        return states;
    }
}
