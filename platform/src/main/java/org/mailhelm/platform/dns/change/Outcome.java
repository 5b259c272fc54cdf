package org.mailhelm.platform.dns.change;

import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.dns.plan.Op;
import org.mailhelm.platform.dns.plan.Plan;

/**
 * What became of a plan.
 *
 * @param id of what is kept of it; empty when nothing was sent
 * @param plan the plan that it was chosen from
 * @param written what was chosen and took place
 * @param left what was chosen and did not, or nobody knows
 * @param stoppedBy why something is left
 */
public record Outcome(Optional<String> id, Plan plan, List<Item> written, List<Item> left, Optional<String> stoppedBy) {

    /** Keeps copies. */
    public Outcome {
        written = List.copyOf(written);
        left = List.copyOf(left);
    }

    /** What would have to be confirmed first. */
    public List<Item> undecided() {
        return plan.items().stream()
                .filter(item -> item.op().confirmed() && !written.contains(item) && !left.contains(item))
                .toList();
    }

    /** What can't be in this zone. */
    public List<Item> impossible() {
        return plan.of(Op.IMPOSSIBLE);
    }
}
