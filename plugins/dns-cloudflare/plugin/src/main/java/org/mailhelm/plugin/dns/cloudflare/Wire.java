package org.mailhelm.plugin.dns.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.JsonName;

/** What goes over the wire. What Cloudflare leaves out or sets to null is empty. */
final class Wire {

    private Wire() {}

    /** The envelope of an answer. */
    interface Enveloped<T> {

        boolean success();

        List<Refusal> errors();

        Optional<T> result();
    }

    /** What was refused, and why. */
    record Refused(List<Refusal> errors) {}

    /** An error, with what lies behind it. */
    record Refusal(
            Optional<Integer> code,
            Optional<String> message,
            @JsonName("error_chain") List<Refusal> chain) {}

    /** Where an answer stands in a list of several pages. */
    record Page(
            Optional<Integer> count,
            @JsonName("total_count") Optional<Integer> totalCount,
            @JsonName("per_page") Optional<Integer> perPage) {}

    /** A page of a list. */
    interface Paged<T> extends Enveloped<List<T>> {

        Optional<Page> page();
    }

    /** The state of a token. */
    record TokenAnswer(boolean success, List<Refusal> errors, Optional<Token> result) implements Enveloped<Token> {}

    /** A token; {@code active}, {@code disabled} or {@code expired}. */
    record Token(String id, String status) {}

    /** Zones. */
    record ZonesAnswer(
            boolean success,
            List<Refusal> errors,
            Optional<List<ZoneEntry>> result,
            @JsonName("result_info") Optional<Page> page)
            implements Paged<ZoneEntry> {}

    /** One zone. */
    record ZoneAnswer(boolean success, List<Refusal> errors, Optional<ZoneEntry> result)
            implements Enveloped<ZoneEntry> {}

    /** A zone. */
    record ZoneEntry(
            String id,
            String name,
            Optional<String> status,
            Optional<String> type,
            @JsonName("name_servers") List<String> nameServers,
            List<String> permissions,
            Optional<Plan> plan) {}

    /** What is paid for a zone. */
    record Plan(@JsonName("legacy_id") Optional<String> legacyId) {}

    /** Records. */
    record RecordsAnswer(
            boolean success,
            List<Refusal> errors,
            Optional<List<Entry>> result,
            @JsonName("result_info") Optional<Page> page)
            implements Paged<Entry> {}

    /** A record. */
    record Entry(
            String id,
            String name,
            String type,
            Optional<String> content,
            Optional<Integer> priority,
            Optional<Long> ttl,
            Optional<Boolean> proxied,
            Optional<String> comment,
            Optional<Map<String, Object>> data) {

        String key() {
            return name + " " + type;
        }
    }

    /** What became of a batch; the records in it are of no interest. */
    record BatchAnswer(boolean success, List<Refusal> errors, Optional<Map<String, Object>> result)
            implements Enveloped<Map<String, Object>> {}

    /** A record that shall go. */
    record Id(String id) {}

    /** Changes in one step, in the order in which Cloudflare carries them out. */
    record Batch(List<Id> deletes, List<Map<String, Object>> patches, List<Map<String, Object>> posts) {

        int size() {
            return deletes.size() + patches.size() + posts.size();
        }
    }

    /** A zone to make. */
    record NewZone(String name, Account account, String type) {}

    /** An account. */
    record Account(String id) {}
}
