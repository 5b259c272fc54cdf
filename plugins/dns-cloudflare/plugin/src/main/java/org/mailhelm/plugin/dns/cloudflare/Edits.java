package org.mailhelm.plugin.dns.cloudflare;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;

/** The changes of sets as changes of records, so that every record that can stay does, with its remark and its tags. */
final class Edits {

    private final List<Wire.Id> deletes = new ArrayList<>();
    private final List<Map<String, Object>> patches = new ArrayList<>();
    private final List<Map<String, Object>> posts = new ArrayList<>();

    /** Adds a change of a set whose records are those. */
    void add(RecordChange change, List<Wire.Entry> now) {
        if (change.after().isEmpty()) {
            now.forEach(entry -> deletes.add(new Wire.Id(entry.id())));
            return;
        }
        RecordSet after = change.after().get();
        RecordSet news = news(after, now);
        List<String> missing = new ArrayList<>(after.values());
        Deque<Wire.Entry> free = new ArrayDeque<>();
        for (Wire.Entry entry : now) {
            Optional<String> held = missing.stream()
                    .filter(value -> agrees(after.type(), value, Values.read(entry)))
                    .findFirst();
            if (held.isPresent()) {
                missing.remove(held.get());
                keep(entry, news);
            } else {
                free.add(entry);
            }
        }
        for (String value : missing) {
            Map<String, Object> members = Values.write(after.type(), value);
            if (free.isEmpty()) {
                posts.add(young(after, members, now));
            } else {
                Wire.Entry entry = free.remove();
                members.putAll(differences(entry, news));
                patches.add(patch(entry, members));
            }
        }
        free.forEach(entry -> deletes.add(new Wire.Id(entry.id())));
    }

    /** What the set as a whole hasn't yet, so that records that differ in TTL or remark go on differing. */
    private static RecordSet news(RecordSet after, List<Wire.Entry> now) {
        if (now.isEmpty()) {
            return after;
        }
        RecordSet before = Sets.of(now);
        Map<String, String> attributes = new HashMap<>(after.attributes());
        attributes.entrySet().removeAll(before.attributes().entrySet());
        return new RecordSet(
                after.name(),
                after.type(),
                after.ttl().filter(ttl -> !before.ttl().equals(Optional.of(ttl))),
                after.values(),
                attributes);
    }

    private void keep(Wire.Entry entry, RecordSet news) {
        Map<String, Object> differences = differences(entry, news);
        if (!differences.isEmpty()) {
            patches.add(patch(entry, differences));
        }
    }

    private static boolean agrees(RecordType type, String a, String b) {
        return RecordSet.of("x.example", type, a).agreesWith(RecordSet.of("x.example", type, b));
    }

    /** With all that Cloudflare's documentation asks for in every patch; what is as it was changes nothing. */
    private static Map<String, Object> patch(Wire.Entry entry, Map<String, Object> members) {
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("id", entry.id());
        patch.put("type", entry.type());
        patch.put("name", entry.name());
        patch.put("ttl", entry.ttl().orElse(Sets.AUTOMATIC));
        entry.data()
                .filter(parts -> !parts.isEmpty())
                .ifPresentOrElse(
                        parts -> patch.put("data", parts),
                        () -> entry.content().ifPresent(content -> patch.put("content", content)));
        entry.priority().ifPresent(priority -> patch.put("priority", priority));
        patch.putAll(members);
        return patch;
    }

    /** What is stated of a set and isn't so with a record. */
    private static Map<String, Object> differences(Wire.Entry entry, RecordSet after) {
        Map<String, Object> differences = new LinkedHashMap<>();
        ttl(after)
                .filter(seconds -> !seconds.equals(entry.ttl().orElse(Sets.AUTOMATIC)))
                .ifPresent(seconds -> differences.put("ttl", seconds));
        stated(after, RecordSet.PROXIED)
                .map(Boolean::valueOf)
                .filter(proxied -> !proxied.equals(entry.proxied().orElse(false)))
                .ifPresent(proxied -> differences.put("proxied", proxied));
        stated(after, RecordSet.COMMENT)
                .filter(comment -> !comment.equals(entry.comment().orElse("")))
                .ifPresent(comment -> differences.put("comment", comment));
        return differences;
    }

    /** A record that comes to others takes their TTL and proxying where none is stated. */
    private static Map<String, Object> young(RecordSet after, Map<String, Object> value, List<Wire.Entry> now) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("type", after.type().name());
        record.put("name", after.name());
        record.putAll(value);
        boolean proxied = stated(after, RecordSet.PROXIED).map(Boolean::valueOf).orElse(Sets.proxied(now));
        long usual = now.isEmpty() ? Sets.AUTOMATIC : now.get(0).ttl().orElse(Sets.AUTOMATIC);
        record.put("ttl", ttl(after).orElse(usual));
        if (proxied) {
            record.put("proxied", true);
        }
        // A remark that only some of the others have is about them.
        stated(after, RecordSet.COMMENT)
                .filter(text -> !text.isEmpty())
                .filter(text -> news(after, now).attributes().containsKey(RecordSet.COMMENT)
                        || now.stream()
                                .allMatch(entry -> text.equals(entry.comment().orElse(""))))
                .ifPresent(text -> record.put("comment", text));
        return record;
    }

    private static Optional<Long> ttl(RecordSet set) {
        boolean automatic =
                stated(set, RecordSet.AUTOMATIC_TTL).filter("true"::equals).isPresent();
        return set.ttl().map(Duration::toSeconds).or(() -> automatic ? Optional.of(Sets.AUTOMATIC) : Optional.empty());
    }

    private static Optional<String> stated(RecordSet set, String attribute) {
        return Optional.ofNullable(set.attributes().get(attribute));
    }

    Wire.Batch batch() {
        return new Wire.Batch(deletes, patches, posts);
    }
}
