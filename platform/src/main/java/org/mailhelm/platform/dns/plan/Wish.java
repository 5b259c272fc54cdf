package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** What is wanted for one purpose at one name, with one type. */
record Wish(Topic topic, String name, RecordType type, Necessity necessity, List<String> values) {

    Wish {
        values = List.copyOf(values);
    }

    static Wish of(List<DesiredRecord> records) {
        DesiredRecord first = records.get(0);
        return new Wish(
                first.topic(),
                first.name().value(),
                first.type(),
                records.stream()
                        .map(DesiredRecord::necessity)
                        .min(Necessity::compareTo)
                        .orElse(first.necessity()),
                records.stream()
                        .map(DesiredRecord::value)
                        .map(value -> first.type().equals(RecordType.TXT) ? value : ZoneView.plain(value))
                        .distinct()
                        .toList());
    }

    String value() {
        return values.get(0);
    }

    String id() {
        return (topic + ":" + name + ":" + type).toLowerCase(Locale.ROOT);
    }

    Item unchanged(List<String> was, boolean ours) {
        return new Item(
                id(),
                Op.UNCHANGED,
                Optional.of(topic),
                necessity,
                name,
                type,
                was,
                was,
                ours,
                "",
                List.of(),
                List.of());
    }

    Item impossible(String why) {
        return new Item(
                id(),
                Op.IMPOSSIBLE,
                Optional.of(topic),
                necessity,
                name,
                type,
                List.of(),
                values,
                false,
                why,
                List.of(),
                List.of());
    }

    /** Values of this very set give way to others. */
    Item edit(Op op, List<String> removes, List<String> adds, boolean ours, String note) {
        return edit(op, removes, adds, removes, ours, note, Map.of(), List.of());
    }

    /**
     * The same.
     *
     * @param was what is shown as what is there
     * @param others what happens to other sets because of it
     */
    Item edit(
            Op op,
            List<String> removes,
            List<String> adds,
            List<String> was,
            boolean ours,
            String note,
            Map<String, String> attributes,
            List<Edit> others) {
        List<Edit> edits = new ArrayList<>(others);
        edits.add(new Edit(name, type, removes, adds, attributes));
        List<Owned> claims = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String wanted = values.get(i);
            // A text that was merged stands for the one wish of its set.
            claims.add(new Owned(
                    topic, name, type, wanted, adds.size() == 1 && values.size() == 1 ? adds.get(0) : wanted));
        }
        return new Item(id(), op, Optional.of(topic), necessity, name, type, was, adds, ours, note, edits, claims);
    }
}
