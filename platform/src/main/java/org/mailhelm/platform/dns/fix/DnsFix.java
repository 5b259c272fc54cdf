package org.mailhelm.platform.dns.fix;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.change.DnsChanges;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.dns.change.Review;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.plan.Item;

/** Plans and applies in one go, without anybody looking: what needs a word is left. */
@Singleton
class DnsFix {

    private final DnsPlans plans;
    private final DnsChanges changes;

    DnsFix(DnsPlans plans, DnsChanges changes) {
        this.plans = plans;
        this.changes = changes;
    }

    /**
     * Mends the records of a domain.
     *
     * @param topics which; empty for all that are needed or advised
     * @param confirmed ids of items that may delete or replace
     */
    Outcome fix(DomainName domain, Set<Topic> topics, Set<String> confirmed) {
        return changes.apply(plans.review(domain), wish(topics), confirmed);
    }

    /**
     * Applies a plan that was looked at.
     *
     * @param digest of that plan
     * @throws Failure.Conflict when it would be another one now
     */
    Outcome apply(DomainName domain, String digest, Predicate<Item> wish, Set<String> confirmed) {
        Review review = plans.review(domain);
        if (!review.plan().digest().equals(digest)) {
            throw new Failure.Conflict(
                    "The plan is another one by now, because the zone or what it shall hold was changed. Nothing was"
                            + " done; look at the plan again.");
        }
        return changes.apply(review, wish, confirmed);
    }

    private static Predicate<Item> wish(Set<Topic> topics) {
        return topics.isEmpty()
                ? item -> item.necessity() != Necessity.OPTIONAL
                : item -> item.topic().filter(topics::contains).isPresent();
    }

    /** For scripts: what was written, what was left, and why, in sentences. */
    static PlanJson.Fixed tell(Outcome outcome) {
        List<String> steps = new ArrayList<>();
        outcome.written().forEach(item -> steps.add(sentence(item)));
        outcome.left().forEach(item -> steps.add(item.type() + " of " + item.name() + " was not written."));
        outcome.stoppedBy().ifPresent(steps::add);
        outcome.undecided()
                .forEach(item -> steps.add(
                        item.type() + " of " + item.name() + " was left: it needs your word. " + item.note()));
        outcome.impossible()
                .forEach(item -> steps.add(item.type() + " of " + item.name() + " can't be set. " + item.note()));
        if (steps.isEmpty()) {
            steps.add("Everything is as it shall be.");
        }
        List<String> fixed = words(outcome.written());
        List<String> skipped = words(outcome.plan().items()).stream()
                .filter(word -> !fixed.contains(word))
                .toList();
        return new PlanJson.Fixed(
                fixed,
                skipped,
                steps,
                PlanJson.lines(outcome.undecided()),
                outcome.id().orElse(null));
    }

    private static String sentence(Item item) {
        String what = item.type() + " of " + item.name();
        return switch (item.op()) {
            case CREATE -> what + " was created.";
            case DELETE -> what + " was deleted.";
            case CONFLICT -> what + " took the place of what was there.";
            default -> what + " was changed.";
        };
    }

    private static List<String> words(List<Item> items) {
        return items.stream()
                .map(Item::topic)
                .flatMap(Optional::stream)
                .map(Topics::word)
                .distinct()
                .toList();
    }
}
