package org.mailhelm.platform.dns.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;

/**
 * What would happen to a zone.
 *
 * @param items one for each purpose and name
 */
public record Plan(List<Item> items) {

    /** Keeps a copy. */
    public Plan {
        items = List.copyOf(items);
    }

    /** The items that change the zone. */
    public List<Item> changing() {
        return items.stream().filter(item -> item.op().changes()).toList();
    }

    /** Whether there is nothing to do. */
    public boolean empty() {
        return changing().isEmpty();
    }

    /** Those of an operation. */
    public List<Item> of(Op op) {
        return items.stream().filter(item -> item.op() == op).toList();
    }

    /** The items that somebody chose; what is to be confirmed only by its own name. */
    public List<Item> chosen(Predicate<Item> wish, Set<String> confirmed) {
        return changing().stream()
                .filter(item -> item.op().confirmed() ? confirmed.contains(item.id()) : wish.test(item))
                .toList();
    }

    /** Names this plan: another one has another digest, so that what is applied is what was looked at. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Item item : changing()) {
                digest.update((item.id() + item.op() + item.edits() + item.was()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Items as changes of whole sets, with what is there now as what is expected. What goes stands before what comes in
     * its place.
     */
    public static List<RecordChange> changes(List<Item> items, ZoneView zone) {
        Map<String, List<Edit>> bySet = new LinkedHashMap<>();
        items.stream()
                .flatMap(item -> item.edits().stream())
                .forEach(edit -> bySet.computeIfAbsent(edit.name() + " " + edit.type(), key -> new ArrayList<>())
                        .add(edit));
        List<RecordChange> changes = new ArrayList<>();
        bySet.values().forEach(edits -> change(edits, zone).ifPresent(changes::add));
        changes.sort(Comparator.comparing(change -> change.after().isPresent()));
        return changes;
    }

    private static Optional<RecordChange> change(List<Edit> edits, ZoneView zone) {
        Edit first = edits.get(0);
        Optional<RecordSet> before = zone.find(first.name(), first.type());
        Set<String> values = new LinkedHashSet<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        before.ifPresent(set -> values.addAll(set.values()));
        for (Edit edit : edits) {
            values.removeIf(value -> edit.removes().stream().anyMatch(gone -> Ground.same(edit.type(), gone, value)));
        }
        for (Edit edit : edits) {
            edit.adds().stream()
                    .filter(value -> values.stream().noneMatch(there -> Ground.same(edit.type(), there, value)))
                    .forEach(values::add);
            attributes.putAll(edit.attributes());
        }
        Optional<RecordSet> after = values.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordSet(
                        first.name(), first.type(), before.flatMap(RecordSet::ttl), List.copyOf(values), attributes));
        return before.isEmpty() && after.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordChange(named(before, first), after));
    }

    // A provider that answers in capitals still means the same set.
    private static Optional<RecordSet> named(Optional<RecordSet> before, Edit edit) {
        return before.map(set -> new RecordSet(edit.name(), edit.type(), set.ttl(), set.values(), set.attributes()));
    }
}
