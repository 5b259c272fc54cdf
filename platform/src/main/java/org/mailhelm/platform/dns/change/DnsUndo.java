package org.mailhelm.platform.dns.change;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.plan.Owned;
import org.mailhelm.platform.dns.plan.ZoneView;

/** Undoes a change of a zone, as long as nobody changed the same since. */
@Singleton
public class DnsUndo {

    private final DnsPlans plans;
    private final DnsChanges changes;
    private final DnsHistory history;
    private final OwnedRecords owned;

    DnsUndo(DnsPlans plans, DnsChanges changes, DnsHistory history, OwnedRecords owned) {
        this.plans = plans;
        this.changes = changes;
        this.history = history;
        this.owned = owned;
    }

    /**
     * Puts back what was there before a change.
     *
     * @return how many record sets were written
     * @throws Failure.Conflict when something of it was changed since; says what, and nothing was changed
     */
    public int undo(DomainName domain, String id) {
        AppliedPlan applied = history.known(domain, id);
        if (!applied.undoable()) {
            throw new Failure.Conflict(
                    applied.undoneAt().isPresent() ? "This was undone already." : "Nothing of it was written.");
        }
        Located.Found home = plans.home(domain);
        if (!home.zone().name().value().equals(applied.zone())
                || !home.connection().id().equals(applied.connectionId())) {
            throw new Failure.Conflict("The domain is held elsewhere now, at "
                    + home.connection().name() + " in the zone " + home.zone().name() + ". Nothing was changed.");
        }
        DnsChanges.writable(home);
        List<RecordChange> back = back(applied, plans.read(domain, home, names(applied)));
        if (back.isEmpty()) {
            history.undone(id);
            return 0;
        }
        DnsChanges.Sent sent = changes.send(
                domain,
                home,
                AppliedPlan.Kind.UNDO,
                back,
                DnsChanges.event("dns.undo", domain).is("changes", back.size()).is("undoes", applied.at()),
                done -> ours(domain, id, done));
        if (sent.stoppedBy().isPresent()) {
            throw new Failure.Unavailable(
                    sent.done().size() + " of " + back.size() + " record sets were put back. "
                            + sent.stoppedBy().get(),
                    true);
        }
        history.undone(id);
        return back.size();
    }

    private static Set<String> names(AppliedPlan applied) {
        return applied.sets().stream().map(AppliedPlan.ChangedSet::name).collect(Collectors.toSet());
    }

    private static List<RecordChange> back(AppliedPlan applied, ZoneView zone) {
        List<RecordChange> back = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (AppliedPlan.ChangedSet set : applied.sets()) {
            Optional<RecordSet> now = zone.find(set.name(), new RecordType(set.type()));
            if (StoredChange.same(now, set.after())) {
                back.add(new RecordChange(now, set.before()));
            } else if (!StoredChange.same(now, set.before())) {
                changed.add(set.type() + " of " + set.name() + " is "
                        + now.map(there -> String.join(", ", there.values())).orElse("gone")
                        + " now");
            }
        }
        if (!changed.isEmpty()) {
            throw new Failure.Conflict("Something was changed since, so this can't be undone: "
                    + String.join("; ", changed) + ". Nothing was changed.");
        }
        back.sort(java.util.Comparator.comparing(change -> change.after().isPresent()));
        return back;
    }

    /** What was ours then is ours again, in the sets that were put back. */
    private List<Owned> ours(DomainName domain, String id, List<RecordChange> done) {
        Set<String> sets = new HashSet<>();
        done.forEach(change -> sets.add(change.name() + " " + change.type()));
        List<Owned> now = new ArrayList<>(owned.of(domain));
        now.removeIf(each -> sets.contains(each.name() + " " + each.type()));
        history.ownedBefore(id).stream()
                .filter(each -> sets.contains(each.name() + " " + each.type()))
                .forEach(now::add);
        return now;
    }
}
