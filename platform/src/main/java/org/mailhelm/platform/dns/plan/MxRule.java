package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.RequiredRecord.Necessity;

/**
 * Where mail goes. Another server beside ours would get a part of the mail, and ours beside another one too: so neither
 * is done unasked.
 */
final class MxRule {

    private MxRule() {}

    static List<Item> plan(Wish wish, Ground ground) {
        List<Mx> wanted = wish.values().stream().map(Mx::of).toList();
        List<String> there = ground.zone().values(wish.name(), wish.type());
        List<String> present = new ArrayList<>();
        List<String> former = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String value : there) {
            boolean named =
                    wanted.stream().anyMatch(mx -> mx.host().equals(Mx.of(value).host()));
            (named ? present : ground.ours(wish.name(), wish.type(), value) ? former : foreign).add(value);
        }
        if (!foreign.isEmpty() && present.isEmpty() && former.isEmpty()) {
            return List.of(wish.edit(
                    Op.CONFLICT,
                    foreign,
                    wish.values(),
                    foreign.size() == there.size() ? there : foreign,
                    false,
                    elsewhere(foreign),
                    Map.of(),
                    List.of()));
        }
        List<Item> items = new ArrayList<>();
        items.add(own(wish, ground, wanted, present, former));
        if (!foreign.isEmpty()) {
            items.add(split(wish, foreign));
        }
        return items;
    }

    private static Item own(Wish wish, Ground ground, List<Mx> wanted, List<String> present, List<String> former) {
        boolean ordered = ordered(wanted, present.stream().map(Mx::of).toList());
        List<String> missing = ordered
                ? wish.values().stream()
                        .filter(value -> present.stream()
                                .noneMatch(other ->
                                        Mx.of(other).host().equals(Mx.of(value).host())))
                        .toList()
                : wish.values();
        if (missing.isEmpty() && former.isEmpty()) {
            return wish.unchanged(present, ground.ours(wish.name(), wish.type(), present));
        }
        List<String> removes = new ArrayList<>(former);
        if (!ordered) {
            removes.addAll(present);
        }
        removes.removeAll(missing);
        List<String> adds =
                missing.stream().filter(value -> !present.contains(value)).toList();
        List<String> was = new ArrayList<>(present);
        was.addAll(former);
        Op op = was.isEmpty() ? Op.CREATE : Op.CHANGE;
        return wish.edit(op, removes, adds, was, !former.isEmpty(), "", Map.of(), List.of());
    }

    /** Whether the order in which servers are tried is the wanted one, as far as they are there. */
    private static boolean ordered(List<Mx> wanted, List<Mx> present) {
        Map<String, Integer> tried = new HashMap<>();
        present.forEach(mx -> tried.merge(mx.host(), mx.priority(), Math::min));
        for (Mx one : wanted) {
            for (Mx other : wanted) {
                Integer first = tried.get(one.host());
                Integer second = tried.get(other.host());
                if (first != null && second != null && one.priority() < other.priority() && first >= second) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Item split(Wish wish, List<String> foreign) {
        return new Item(
                ("foreign-" + wish.id()),
                Op.DELETE,
                Optional.of(wish.topic()),
                Necessity.REQUIRED,
                wish.name(),
                wish.type(),
                foreign,
                List.of(),
                false,
                "A part of the mail goes there as long as it stays.",
                List.of(Edit.of(wish.name(), wish.type(), foreign, List.of())),
                List.of());
    }

    private static String elsewhere(List<String> foreign) {
        return foreign.stream().allMatch(value -> Mx.of(value).refuses())
                ? "The zone says that the domain takes no mail."
                : "Mail for the domain goes elsewhere now. From the moment of this change it comes here.";
    }

    /** An MX value. */
    record Mx(int priority, String host) {

        static Mx of(String value) {
            String[] words = value.strip().toLowerCase(Locale.ROOT).split("\\s+");
            try {
                return words.length == 2
                        ? new Mx(Integer.parseInt(words[0]), ZoneView.plain(words[1]))
                        : new Mx(0, value);
            } catch (NumberFormatException e) {
                return new Mx(0, value);
            }
        }

        /** The null MX (RFC 7505). */
        boolean refuses() {
            return host.isEmpty() || host.equals(".") || host.equals("0 .") || host.equals("0");
        }
    }
}
