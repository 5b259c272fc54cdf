package org.mailhelm.platform.dns.change;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.desired.DesiredState;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.dns.plan.Op;
import org.mailhelm.platform.dns.plan.Owned;

/** Writes records of ours again that others changed or deleted, whatever stands in their place. */
@Singleton
public class DnsHealing {

    private final DnsPlans plans;
    private final DnsChanges changes;
    private final DesiredState desired;
    private final OwnedRecords owned;

    DnsHealing(DnsPlans plans, DnsChanges changes, DesiredState desired, OwnedRecords owned) {
        this.plans = plans;
        this.changes = changes;
        this.desired = desired;
        this.owned = owned;
    }

    /**
     * Heals a domain, with one reading of its zone.
     *
     * @return how many lines of the plan were written
     * @throws org.mailhelm.api.Failure when the zone can't be read or written now
     */
    public int heal(DomainName domain) {
        List<DesiredRecord> wanted = desired.of(domain);
        Review review = plans.review(domain, plans.home(domain), wanted);
        List<Item> broken = review.plan().changing().stream()
                .filter(item -> item.op() != Op.DELETE && isOurs(item, review.owned()))
                .toList();
        if (broken.isEmpty()) {
            adopt(domain, review, wanted);
            return 0;
        }
        Set<String> ids = broken.stream().map(Item::id).collect(Collectors.toSet());
        return changes.apply(review, item -> ids.contains(item.id()), ids, AppliedPlan.Kind.HEAL)
                .written()
                .size();
    }

    private static boolean isOurs(Item item, List<Owned> owned) {
        return owned.stream()
                .anyMatch(each -> item.topic().filter(each.topic()::equals).isPresent()
                        && each.name().equals(item.name())
                        && each.type().equals(item.type()));
    }

    /** What is as it shall be counts as ours from then on, so that records that were published by hand are healed too. */
    private void adopt(DomainName domain, Review review, List<DesiredRecord> wanted) {
        List<Owned> all = new ArrayList<>(review.owned());
        for (Item item : review.plan().of(Op.UNCHANGED)) {
            if (isOurs(item, review.owned())) {
                continue;
            }
            for (DesiredRecord record : wanted) {
                boolean same = item.topic().filter(record.topic()::equals).isPresent()
                        && record.name().value().equals(item.name())
                        && record.type().equals(item.type());
                if (same && item.was().contains(record.value())) {
                    all.add(own(record, record.value()));
                } else if (same && record.topic() == Topic.SPF && item.was().size() == 1) {
                    all.add(own(record, item.was().get(0)));
                }
            }
        }
        if (all.size() > review.owned().size()) {
            owned.replace(domain, all);
        }
    }

    private static Owned own(DesiredRecord record, String written) {
        return new Owned(record.topic(), record.name().value(), record.type(), record.value(), written);
    }
}
