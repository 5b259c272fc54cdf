package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Cloudflare asks of a record, and what it makes of it. */
final class RecordRules {

    private static final Set<String> PROXIABLE = Set.of("A", "AAAA", "CNAME");
    private static final Set<String> IN_PARTS =
            Set.of("SRV", "CAA", "TLSA", "SMIMEA", "SSHFP", "DS", "CERT", "HTTPS", "SVCB", "NAPTR", "URI");
    private static final int LONGEST_TEXT = 4096;

    private RecordRules() {}

    /** Checks a record and fills in what Cloudflare adds. */
    static void settle(ObjectNode record, String zone) {
        String name = record.path("name").asText("").toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 253 || !name.matches("(\\*\\.)?([a-z0-9_-]{1,63}\\.)+[a-z0-9-]{2,63}")) {
            throw Refusal.invalid(9000, "DNS name is invalid.");
        }
        if (!name.equals(zone) && !name.endsWith("." + zone)) {
            throw Refusal.invalid(9000, "DNS name is outside of the zone.");
        }
        record.put("name", name);
        String type = record.path("type").asText("");
        content(record, type);
        boolean proxiable = PROXIABLE.contains(type);
        boolean proxied = record.path("proxied").asBoolean(false);
        if (proxied && !proxiable) {
            throw Refusal.invalid(9004, "This record type cannot be proxied.");
        }
        long ttl = proxied ? 1 : record.path("ttl").asLong(1);
        if (ttl != 1 && (ttl < 60 || ttl > 86400)) {
            throw Refusal.invalid(9021, "TTL must be between 60 and 86400 seconds, or 1 for Automatic.");
        }
        record.put("ttl", ttl);
        record.put("proxied", proxied);
        record.put("proxiable", proxiable);
        if (record.path("comment").asText("").length() > 100) {
            throw Refusal.invalid(9307, "Comment is too long.");
        }
        if (record.path("comment").asText("").isEmpty()) {
            record.putNull("comment");
        }
        if (!record.has("tags")) {
            record.putArray("tags");
        }
        record.putObject("meta");
        record.put("created_on", "2026-01-02T03:04:05Z");
        record.put("modified_on", "2026-01-02T03:04:05Z");
    }

    private static void content(ObjectNode record, String type) {
        if (IN_PARTS.contains(type)) {
            JsonNode data = record.path("data");
            if (!data.isObject()) {
                throw Refusal.invalid(9101, type + " is missing required field: data.");
            }
            record.put("content", Parts.content(type, data));
            if (type.equals("SRV")) {
                record.set("priority", data.path("priority"));
            }
            return;
        }
        String content = record.path("content").asText("");
        boolean good = switch (type) {
            case "A" -> content.matches("(\\d{1,3}\\.){3}\\d{1,3}");
            case "AAAA" -> content.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
            case "CNAME", "NS", "PTR" -> content.matches("[A-Za-z0-9_.*-]+");
            case "MX" ->
                content.matches("[A-Za-z0-9_.-]+") && record.path("priority").isInt();
            case "TXT" -> !content.isEmpty() && content.length() <= LONGEST_TEXT && strings(content);
            default -> throw Refusal.invalid(9002, "Invalid record type: " + type);
        };
        if (!good) {
            throw Refusal.invalid(9005, "Content for " + type + " record is invalid.");
        }
    }

    /** In quotes, each string of 255 bytes at most; or without any. */
    private static boolean strings(String content) {
        if (!content.startsWith("\"")) {
            return true;
        }
        String string = "\"((?:[^\"\\\\]|\\\\.)*)\"";
        if (!content.matches(string + "(?: " + string + ")*")) {
            return false;
        }
        List<String> parts = new ArrayList<>(List.of(content.split("(?<!\\\\)\" \"")));
        return parts.stream()
                .map(part -> part.replaceAll("\\\\(\\d{3}|.)", "x").replace("\"", ""))
                .allMatch(part -> part.length() <= 255);
    }

    /** What may not stand side by side. */
    static void checkTogether(Map<String, ObjectNode> records, ObjectNode young) {
        String name = young.get("name").asText();
        String type = young.get("type").asText();
        for (ObjectNode other : records.values()) {
            if (other.path("id").equals(young.path("id"))
                    || !other.get("name").asText().equals(name)) {
                continue;
            }
            String otherType = other.get("type").asText();
            if (type.equals("CNAME") && PROXIABLE.contains(otherType)) {
                throw Refusal.invalid(81053, "An A, AAAA, or CNAME record with that host already exists.");
            }
            if (PROXIABLE.contains(type) && otherType.equals("CNAME")) {
                throw Refusal.invalid(81054, "A CNAME record with that host already exists.");
            }
            if (type.equals(otherType)
                    && other.get("content").equals(young.get("content"))
                    && other.path("priority").equals(young.path("priority"))) {
                throw Refusal.invalid(81058, "An identical record already exists.");
            }
        }
    }
}
