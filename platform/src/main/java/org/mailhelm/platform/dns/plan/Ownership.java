package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.List;

/** What is ours after something was done. */
public final class Ownership {

    private Ownership() {}

    /** What is ours when these items took place. */
    public static List<Owned> after(List<Owned> before, List<Item> done) {
        List<Owned> all = new ArrayList<>(before);
        for (Item item : done) {
            all.removeIf(each -> gone(each, item));
        }
        done.forEach(item -> all.addAll(item.claims()));
        return all.stream().distinct().toList();
    }

    private static boolean gone(Owned each, Item item) {
        boolean same = item.topic().filter(each.topic()::equals).isPresent()
                && each.name().equals(item.name())
                && each.type().equals(item.type());
        return (same && !item.claims().isEmpty())
                || item.edits().stream()
                        .anyMatch(edit -> edit.name().equals(each.name())
                                && edit.type().equals(each.type())
                                && edit.removes().stream()
                                        .anyMatch(value -> Ground.same(edit.type(), value, each.written())));
    }
}
