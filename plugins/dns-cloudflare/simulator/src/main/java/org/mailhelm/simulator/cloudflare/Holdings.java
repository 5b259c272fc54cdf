package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The zones of an account. Tests put something in or look into it as somebody at the dashboard would. */
public final class Holdings {

    private final String account;
    private final Map<String, HostedZone> zones = new LinkedHashMap<>();
    private long numbers;

    Holdings(String account) {
        this.account = account;
    }

    /** Makes a zone. */
    public synchronized HostedZone zone(String name) {
        HostedZone zone = new HostedZone(nextId(), name, account);
        zones.put(zone.id(), zone);
        return zone;
    }

    /** Makes so many zones with so many records each. */
    public synchronized void fill(int count, int records) {
        for (int i = 0; i < count; i++) {
            HostedZone zone = zone("zone" + i + ".example");
            for (int j = 0; j < records; j++) {
                put(zone.name(), record("A", "h" + j + "." + zone.name(), "10.0." + j / 250 + "." + j % 250));
            }
        }
    }

    /** A record that isn't anywhere yet. */
    public static ObjectNode record(String type, String name, String content) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("name", name)
                .put("content", content);
    }

    /** Puts a record into a zone, and says its id. */
    public synchronized String put(String zone, ObjectNode record) {
        return add(named(zone), named(zone).records(), record);
    }

    /** The records of a zone, as the API shows them. */
    public synchronized List<JsonNode> records(String zone) {
        return named(zone).records().values().stream()
                .map(record -> (JsonNode) record.deepCopy())
                .toList();
    }

    /** Takes all records of a name away. */
    public synchronized void remove(String zone, String name) {
        named(zone)
                .records()
                .values()
                .removeIf(record -> record.get("name").asText().equals(name));
    }

    synchronized <T> T atOnce(Supplier<T> work) {
        return work.get();
    }

    List<HostedZone> zones() {
        return List.copyOf(zones.values());
    }

    HostedZone byId(String id) {
        return Optional.ofNullable(zones.get(id)).orElseThrow(() -> Refusal.noRoute("/zones/" + id));
    }

    private HostedZone named(String name) {
        return zones.values().stream()
                .filter(zone -> zone.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no zone " + name));
    }

    /** All of a batch, or nothing; in the documented order. */
    Map<String, List<ObjectNode>> batch(HostedZone zone, JsonNode batch) {
        Map<String, ObjectNode> draft = new LinkedHashMap<>();
        zone.records().forEach((id, record) -> draft.put(id, record.deepCopy()));
        List<ObjectNode> deleted = new ArrayList<>();
        List<ObjectNode> patched = new ArrayList<>();
        List<ObjectNode> replaced = new ArrayList<>();
        List<ObjectNode> added = new ArrayList<>();
        int size = batch.path("deletes").size()
                + batch.path("patches").size()
                + batch.path("puts").size()
                + batch.path("posts").size();
        if (size > zone.largestBatch()) {
            throw Refusal.invalid(81060, "The number of operations exceeds the limit of " + zone.largestBatch() + ".");
        }
        for (JsonNode delete : batch.path("deletes")) {
            deleted.add(existing(draft, delete));
            draft.remove(delete.get("id").asText());
        }
        for (JsonNode patch : batch.path("patches")) {
            ObjectNode record = existing(draft, patch);
            record.setAll((ObjectNode) patch);
            patched.add(settled(zone, draft, record));
        }
        for (JsonNode put : batch.path("puts")) {
            ObjectNode record = existing(draft, put);
            record.removeAll().setAll((ObjectNode) put);
            replaced.add(settled(zone, draft, record));
        }
        for (JsonNode post : batch.path("posts")) {
            ObjectNode record = post.deepCopy();
            add(zone, draft, record);
            added.add(record);
        }
        zone.records(draft);
        return Map.of("deletes", deleted, "patches", patched, "puts", replaced, "posts", added);
    }

    private String add(HostedZone zone, Map<String, ObjectNode> records, ObjectNode record) {
        String id = nextId();
        record.put("id", id);
        settled(zone, records, record);
        records.put(id, record);
        return id;
    }

    private static ObjectNode settled(HostedZone zone, Map<String, ObjectNode> records, ObjectNode record) {
        RecordRules.settle(record, zone.name());
        RecordRules.checkTogether(records, record);
        return record;
    }

    private static ObjectNode existing(Map<String, ObjectNode> records, JsonNode named) {
        return Optional.ofNullable(records.get(named.path("id").asText()))
                .orElseThrow(() -> new Refusal(404, 81044, "Record does not exist."));
    }

    private String nextId() {
        return String.format("%032x", ++numbers + 0xc10dL);
    }
}
