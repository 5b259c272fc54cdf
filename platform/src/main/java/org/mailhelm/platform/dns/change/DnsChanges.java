package org.mailhelm.platform.dns.change;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.dns.plan.Edit;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.dns.plan.Owned;
import org.mailhelm.platform.dns.plan.Ownership;
import org.mailhelm.platform.dns.plan.Plan;
import org.mailhelm.platform.dns.plan.ZoneView;
import org.mailhelm.platform.mail.DomainText;

/** Applies plans: one reading of the zone and one writing, whatever is in it. */
@Singleton
public class DnsChanges {

    private final DnsPlans plans;
    private final ZoneFinder finder;
    private final OwnedRecords owned;
    private final DnsHistory history;
    private final Audit audit;

    DnsChanges(DnsPlans plans, ZoneFinder finder, OwnedRecords owned, DnsHistory history, Audit audit) {
        this.plans = plans;
        this.finder = finder;
        this.owned = owned;
        this.history = history;
        this.audit = audit;
    }

    /**
     * Applies a part of a plan.
     *
     * @param wish which of the items that need no word
     * @param confirmed ids of those that somebody confirmed
     * @throws Failure.Conflict when somebody else changed the zone since it was read; nothing was changed
     * @throws Failure when nothing was changed
     */
    public Outcome apply(Review review, Predicate<Item> wish, Set<String> confirmed) {
        return apply(review, wish, confirmed, AppliedPlan.Kind.FIX);
    }

    Outcome apply(Review review, Predicate<Item> wish, Set<String> confirmed, AppliedPlan.Kind kind) {
        List<Item> items = review.plan().chosen(wish, confirmed);
        List<RecordChange> changes = Plan.changes(items, review.zone());
        AuditEvent event = event(kind == AppliedPlan.Kind.HEAL ? "dns.heal" : "dns.fix", review.domain());
        if (changes.isEmpty()) {
            audit.change(event.is("outcome", "no_changes"), () -> true);
            return new Outcome(Optional.empty(), review.plan(), List.of(), List.of(), Optional.empty());
        }
        writable(review.home());
        Sent sent = send(
                review.domain(),
                review.home(),
                kind,
                changes,
                event.is("records", topics(items)).is("changes", changes.size()),
                done -> Ownership.after(owned.of(review.domain()), within(items, done)));
        List<Item> written = within(items, sent.done());
        List<Item> left = items.stream().filter(item -> !written.contains(item)).toList();
        return new Outcome(Optional.of(sent.id()), review.plan(), written, left, sent.stoppedBy());
    }

    /** What was sent, and what is known to be done of it. */
    record Sent(String id, List<RecordChange> done, Optional<String> stoppedBy) {}

    /** What is ours after some changes took place. */
    interface Ours {
        List<Owned> after(List<RecordChange> done);
    }

    Sent send(
            DomainName domain,
            Located.Found home,
            AppliedPlan.Kind kind,
            List<RecordChange> changes,
            AuditEvent event,
            Ours ours) {
        String id = history.begin(domain, home, kind, changes, owned.of(domain));
        Steps steps = new Steps(finder.open(home.connection()), home.zone());
        Applied applied;
        try {
            applied = audit.outside(event, () -> steps.apply(changes));
        } catch (Failure e) {
            return afterwards(domain, home, id, changes, steps.done(), e, ours);
        }
        List<RecordChange> done = applied.done();
        Optional<String> stopped = applied.stoppedBy().map(Failure::reason);
        stopped.ifPresent(why ->
                audit.failed(event.says(done.size() + " of " + changes.size() + " record sets were written."), why));
        history.end(
                domain,
                id,
                stopped.isEmpty()
                        ? AppliedPlan.State.DONE
                        : done.isEmpty() ? AppliedPlan.State.FAILED : AppliedPlan.State.PARTLY,
                done.size(),
                stopped,
                ours.after(done));
        return new Sent(id, done, stopped);
    }

    /** A call failed. Where that leaves open what happened, the zone says it. */
    private Sent afterwards(
            DomainName domain,
            Located.Found home,
            String id,
            List<RecordChange> changes,
            List<RecordChange> before,
            Failure failure,
            Ours ours) {
        List<RecordChange> done = before;
        if (failure instanceof Failure.Unavailable) {
            try {
                ZoneView now = plans.read(domain, home, names(changes));
                done = changes.stream()
                        .filter(change -> StoredChange.same(now.find(change.name(), change.type()), change.after()))
                        .toList();
            } catch (Failure again) {
                String words = failure.reason() + " Whether anything " + (before.isEmpty() ? "" : "more ")
                        + "was written is not known; plan again to see it.";
                // What turns out to be there is ours: a claim counts only for the very value.
                history.end(
                        domain, id, AppliedPlan.State.UNKNOWN, before.size(), Optional.of(words), ours.after(changes));
                return new Sent(id, before, Optional.of(words));
            }
        }
        if (done.isEmpty()) {
            history.end(domain, id, AppliedPlan.State.FAILED, 0, Optional.of(failure.reason()), owned.of(domain));
            throw failure;
        }
        boolean all = done.size() == changes.size();
        String count = done.size() + " of " + changes.size() + " record sets were written";
        Optional<String> stopped = all
                ? Optional.empty()
                : Optional.of(
                        before.isEmpty()
                                ? failure.reason()
                                : "The DNS provider takes few changes at once, so they were sent in steps; " + count
                                        + ". The next step failed. " + failure.reason());
        audit.change(
                event("dns.fix", domain)
                        .says(
                                failure instanceof Failure.Unavailable
                                        ? "The answer was lost, but " + count + "."
                                        : count + ". " + failure.reason()),
                () -> true);
        history.end(
                domain,
                id,
                all ? AppliedPlan.State.DONE : AppliedPlan.State.PARTLY,
                done.size(),
                stopped,
                ours.after(done));
        return new Sent(id, done, stopped);
    }

    static AuditEvent event(String action, DomainName domain) {
        return AuditEvent.of(action).domain(domain.value()).on("domain", DomainText.show(domain));
    }

    static void writable(Located.Found home) {
        if (!home.zone().writable()) {
            throw new Failure.Forbidden("Mailhelm can't change the zone "
                    + home.zone().name() + " at "
                    + home.connection().name() + ": it is kept by hand there, comes from another server, or may only be"
                    + " read with these credentials. Nothing was changed; publish the records by hand, or give the"
                    + " credentials that right.");
        }
    }

    private static String topics(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.topic().stream())
                .map(Topics::word)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The items all of whose sets are among the changes. */
    private static List<Item> within(List<Item> items, List<RecordChange> done) {
        Set<String> sets = new HashSet<>();
        done.forEach(change -> sets.add(change.name() + " " + change.type()));
        List<Item> whole = new ArrayList<>();
        for (Item item : items) {
            if (item.edits().stream().map(DnsChanges::set).allMatch(sets::contains)) {
                whole.add(item);
            }
        }
        return whole;
    }

    private static Set<String> names(List<RecordChange> changes) {
        return changes.stream().map(RecordChange::name).collect(Collectors.toSet());
    }

    private static String set(Edit edit) {
        return edit.name() + " " + edit.type();
    }
}
