package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** Aliases, and sets whose values count as they are: services and addresses. */
final class ValueRule {

    private static final String REMARK = "Written by Mailhelm";

    private ValueRule() {}

    static Item plan(Wish wish, Ground ground) {
        return wish.type().equals(RecordType.CNAME) ? alias(wish, ground) : set(wish, ground);
    }

    /** An alias stands alone at its name (RFC 1034, section 3.6.2), and leads to one other. */
    private static Item alias(Wish wish, Ground ground) {
        ZoneView zone = ground.zone();
        if (wish.name().equals(zone.apex().value())) {
            return wish.impossible("The zone begins at this name, where no alias can be.");
        }
        List<RecordSet> beside = zone.at(wish.name()).stream()
                .filter(set -> !set.type().equals(RecordType.CNAME))
                .toList();
        if (!beside.isEmpty()) {
            return instead(wish, beside);
        }
        Optional<RecordSet> there = zone.find(wish.name(), wish.type());
        Map<String, String> attributes = attributes(zone, there);
        if (there.isEmpty()) {
            return wish.edit(Op.CREATE, List.of(), wish.values(), List.of(), false, "", attributes, List.of());
        }
        List<String> values = zone.values(wish.name(), wish.type());
        boolean ours = ground.ours(wish.name(), wish.type(), values);
        // What is read over the web may stand behind it; what mail programs connect to may not.
        boolean hidden = wish.topic() == Topic.MAIL_HOST
                && attributes.containsKey(RecordSet.PROXIED)
                && "true".equals(there.get().attributes().get(RecordSet.PROXIED));
        if (values.equals(wish.values())) {
            return hidden
                    ? wish.edit(
                            ours ? Op.CHANGE : Op.CONFLICT,
                            List.of(),
                            wish.values(),
                            values,
                            ours,
                            "The DNS provider's web proxy stands before it, which mail can't pass.",
                            attributes,
                            List.of())
                    : wish.unchanged(values, ours);
        }
        return wish.edit(
                ours ? Op.CHANGE : Op.CONFLICT,
                values,
                wish.values(),
                values,
                ours,
                ours ? "" : "The name leads elsewhere now, and was not written by Mailhelm.",
                attributes,
                List.of());
    }

    private static Item instead(Wish wish, List<RecordSet> beside) {
        List<Edit> goes = beside.stream()
                .map(set -> Edit.of(wish.name(), set.type(), set.values(), List.of()))
                .toList();
        List<String> was = beside.stream()
                .flatMap(set -> set.values().stream().map(value -> set.type() + " " + value))
                .toList();
        return wish.edit(
                Op.CONFLICT,
                List.of(),
                wish.values(),
                was,
                false,
                "An alias can't stand beside other records of its name; they would go.",
                Map.of(),
                goes);
    }

    private static Map<String, String> attributes(ZoneView zone, Optional<RecordSet> there) {
        Map<String, String> attributes = new HashMap<>();
        if (zone.understands(RecordSet.PROXIED)) {
            attributes.put(RecordSet.PROXIED, "false");
        }
        if (there.isEmpty() && zone.understands(RecordSet.COMMENT)) {
            attributes.put(RecordSet.COMMENT, REMARK);
        }
        return attributes;
    }

    private static Item set(Wish wish, Ground ground) {
        List<String> there = ground.zone().values(wish.name(), wish.type());
        List<String> missing =
                wish.values().stream().filter(value -> !there.contains(value)).toList();
        List<String> others = new ArrayList<>(there);
        others.removeAll(wish.values());
        List<String> former = others.stream()
                .filter(value ->
                        ground.of(wish).stream().anyMatch(each -> Ground.same(wish.type(), each.written(), value)))
                .toList();
        if (missing.isEmpty() && former.isEmpty()) {
            return wish.unchanged(there, ground.ours(wish.name(), wish.type(), there));
        }
        if (there.isEmpty()) {
            return wish.edit(Op.CREATE, List.of(), wish.values(), false, "");
        }
        boolean foreign = others.size() > former.size();
        List<String> removes = missing.isEmpty() ? former : others;
        return wish.edit(
                foreign && !missing.isEmpty() ? Op.CONFLICT : Op.CHANGE,
                removes,
                missing,
                there,
                !foreign,
                foreign && !missing.isEmpty() ? "What is there was not written by Mailhelm, and would go." : "",
                Map.of(),
                List.of());
    }
}
