package org.mailhelm.platform.access.factor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;

/** Who must have a second factor, as chosen. Asked anew each time, so that it counts at once in every instance. */
@Singleton
public class FactorPolicy {

    private final PolicyRepository policy;
    private final Audit audit;

    @Inject
    FactorPolicy(PolicyRepository policy, Audit audit) {
        this.policy = policy;
        this.audit = audit;
    }

    /** Who must. */
    public Demand demand() {
        return policy.demand().orElse(Demand.NOBODY);
    }

    /** Chooses who must. */
    public void demand(Demand wanted) {
        Demand before = demand();
        if (before != wanted) {
            audit.change(
                    AuditEvent.of("settings.update")
                            .on("setting", "second factor")
                            .change("must_have", before.id(), wanted.id()),
                    () -> {
                        policy.demand(wanted.name());
                        return true;
                    });
        }
    }
}
