package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** Makes plans. Looks only at the names that are wanted or were written by us, however large the zone is. */
public final class Planner {

    private Planner() {}

    /**
     * The plan that brings a zone to what is wanted.
     *
     * @param owned what we wrote into the zone for the domain
     * @param dmarcChosen whether somebody chose the DMARC record, so that another one isn't as good
     */
    public static Plan plan(List<DesiredRecord> desired, ZoneView zone, List<Owned> owned, boolean dmarcChosen) {
        Ground ground = new Ground(zone, owned, dmarcChosen);
        List<Item> items = new ArrayList<>();
        Collection<Wish> wishes = wishes(desired);
        wishes.forEach(wish -> items.addAll(plan(wish, ground)));
        items.addAll(obsolete(wishes, items, ground));
        items.addAll(foreign(wishes, items, ground));
        return new Plan(items);
    }

    /** The names whose records a plan depends on; a reading of the zone has to hold what stands at them. */
    public static Set<String> names(List<DesiredRecord> desired, DomainName apex, List<Owned> owned) {
        Set<String> names = new HashSet<>();
        desired.forEach(record -> names.add(record.name().value()));
        owned.forEach(each -> names.add(each.name()));
        return ZoneView.reach(apex, names);
    }

    private static Collection<Wish> wishes(List<DesiredRecord> desired) {
        Map<String, List<DesiredRecord>> groups = new LinkedHashMap<>();
        for (DesiredRecord record : desired) {
            groups.computeIfAbsent(record.topic() + " " + record.name() + " " + record.type(), key -> new ArrayList<>())
                    .add(record);
        }
        return groups.values().stream().map(Wish::of).toList();
    }

    private static List<Item> plan(Wish wish, Ground ground) {
        ZoneView zone = ground.zone();
        if (!ZoneView.within(wish.name(), zone.apex())) {
            return List.of(wish.impossible("It is not in the zone " + zone.apex() + "."));
        }
        Optional<String> delegated = zone.delegatedAt(wish.name());
        if (delegated.isPresent()) {
            return List.of(wish.impossible(
                    "Other name servers answer for " + delegated.get() + "; what stands here would not be seen."));
        }
        Optional<String> redirected = zone.redirectedAt(wish.name());
        if (redirected.isPresent()) {
            return List.of(wish.impossible("Everything below " + redirected.get()
                    + " is led elsewhere (DNAME); what stands here would not be seen."));
        }
        Optional<RecordSet> alias = zone.find(wish.name(), RecordType.CNAME);
        if (alias.isPresent() && !wish.type().equals(RecordType.CNAME)) {
            return List.of(insteadOf(wish, alias.get(), ground));
        }
        if (wish.type().equals(RecordType.MX)) {
            return MxRule.plan(wish, ground);
        }
        return List.of(wish.type().equals(RecordType.TXT) ? TextRule.plan(wish, ground) : ValueRule.plan(wish, ground));
    }

    /** The name is an alias, so that nothing else can be there. Where it leads may well hold what is wanted. */
    private static Item insteadOf(Wish wish, RecordSet alias, Ground ground) {
        List<String> values = ground.zone().values(wish.name(), RecordType.CNAME);
        boolean ours = ground.ours(wish.name(), RecordType.CNAME, values);
        return wish.edit(
                ours ? Op.CHANGE : Op.CONFLICT,
                List.of(),
                wish.values(),
                values.stream().map(value -> "CNAME " + value).toList(),
                ours,
                "The name is an alias, which would go. What it leads to may hold the record already.",
                Map.of(),
                List.of(Edit.of(wish.name(), RecordType.CNAME, alias.values(), List.of())));
    }

    /** What we wrote for a wish that nobody has any more. */
    private static List<Item> obsolete(Collection<Wish> wishes, List<Item> planned, Ground ground) {
        Map<String, Set<Owned>> left = new LinkedHashMap<>();
        for (Owned owned : ground.owned()) {
            boolean wanted = wishes.stream().anyMatch(wish -> owned.of(wish.topic(), wish.name(), wish.type()));
            // A proof stays: the mail host may ask for it again.
            if (!wanted && owned.topic() != Topic.VERIFICATION && there(ground, owned) && !touched(planned, owned)) {
                left.computeIfAbsent(owned.name() + " " + owned.type(), key -> new LinkedHashSet<>())
                        .add(owned);
            }
        }
        return left.values().stream()
                .map(all -> {
                    Owned first = all.iterator().next();
                    List<String> values =
                            all.stream().map(Owned::written).distinct().toList();
                    return new Item(
                            ("obsolete:" + first.name() + ":" + first.type()).toLowerCase(java.util.Locale.ROOT),
                            Op.DELETE,
                            Optional.of(first.topic()),
                            Necessity.OPTIONAL,
                            first.name(),
                            first.type(),
                            values,
                            List.of(),
                            true,
                            consequence(first.topic()),
                            List.of(Edit.of(first.name(), first.type(), values, List.of())),
                            List.of());
                })
                .toList();
    }

    private static boolean there(Ground ground, Owned owned) {
        return ground.zone().values(owned.name(), owned.type()).stream()
                .anyMatch(value -> Ground.same(owned.type(), owned.written(), value));
    }

    private static boolean touched(List<Item> planned, Owned owned) {
        return planned.stream()
                .anyMatch(item -> (item.name().equals(owned.name())
                                && item.type().equals(owned.type())
                                && item.was().contains(owned.written()))
                        || item.edits().stream()
                                .anyMatch(edit -> edit.name().equals(owned.name())
                                        && edit.type().equals(owned.type())
                                        && edit.removes().contains(owned.written())));
    }

    private static String consequence(Topic topic) {
        return switch (topic) {
            case DKIM ->
                "Mailhelm wrote it, and nothing needs it now. Mail signed with it could no longer be verified.";
            case MTA_STS ->
                "Mailhelm wrote it, and nothing needs it now. Other servers keep the policy for up to a week.";
            default -> "Mailhelm wrote it, and nothing needs it now.";
        };
    }

    /** What stands in the sets that are wanted and is none of ours, so that everybody sees that it stays. */
    private static List<Item> foreign(Collection<Wish> wishes, List<Item> planned, Ground ground) {
        List<Item> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Wish wish : wishes) {
            if (!seen.add(wish.name() + " " + wish.type())) {
                continue;
            }
            Set<String> left = new LinkedHashSet<>(ground.zone().values(wish.name(), wish.type()));
            planned.stream()
                    .filter(item ->
                            item.name().equals(wish.name()) && item.type().equals(wish.type()))
                    .forEach(item -> {
                        left.removeAll(item.was());
                        item.edits().forEach(edit -> left.removeAll(edit.removes()));
                    });
            if (!left.isEmpty()) {
                items.add(new Item(
                        ("foreign:" + wish.name() + ":" + wish.type()).toLowerCase(java.util.Locale.ROOT),
                        Op.FOREIGN,
                        Optional.empty(),
                        Necessity.OPTIONAL,
                        wish.name(),
                        wish.type(),
                        List.copyOf(left),
                        List.copyOf(left),
                        false,
                        "",
                        List.of(),
                        List.of()));
            }
        }
        return items;
    }
}
